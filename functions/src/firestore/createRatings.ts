import type { Firestore, Transaction } from 'firebase-admin/firestore'
import { ratingButtons, ratingText, refusesRating } from '@chats/domain/askRating'
import type { Card } from '@chats/domain/Card'
import type { Channel } from '@chats/domain/Channel'
import type { Chat } from '@chats/domain/Chat'
import type { Company } from '@chats/domain/Company'
import type { Dialog } from '@chats/domain/Dialog'
import type { Instant } from '@chats/domain/Instant'
import {
  cardPath,
  channelPath,
  chatPath,
  companyPath,
  dialogHistoryPath,
  dialogPath,
  messagePath,
  personPath,
} from '@chats/domain/paths'
import type { Person } from '@chats/domain/Person'
import { commentOnRating, isOpenTo, rateDialog } from '@chats/domain/rateDialog'
import { ratingPressOf, readRatingPress } from '@chats/domain/ratingPress'
import { defaultRatingForm, ratingWords } from '@chats/domain/ratingWords'
import type { Pressed, Ratings } from '../usecases/Ratings.ts'
import { toDomain, toStored } from './instants.ts'
import { queueOwn } from './queueOwn.ts'

const HOUR_MS = 3_600_000

/** Ratings in Firestore. What is sent has ids that follow from what it answers, so that it goes once. */
export function createRatings(db: Firestore, now: () => Instant): Ratings {
  const read = async <T>(transaction: Transaction, path: string): Promise<T | null> =>
    toDomain<T | undefined>((await transaction.get(db.doc(path))).data()) ?? null
  const formOf = async () =>
    toDomain<Company | undefined>((await db.doc(companyPath).get()).data())?.ratingForm ?? defaultRatingForm()
  const authorOf = (title: string) => ({ type: 'bot' as const, id: 'rating', name: title })

  return {
    ask: (dialogId, resolvedAt) =>
      db.runTransaction(async transaction => {
        const ref = db.doc(dialogPath(dialogId))
        const dialog = await read<Dialog>(transaction, dialogPath(dialogId))
        if (dialog?.state !== 'resolved' || dialog.resolvedAt !== resolvedAt) return 'nothing'
        if (dialog.ratingForm?.askedSince === resolvedAt) return 'nothing'
        const { chatId } = dialog
        const chat = await read<Chat>(transaction, chatPath(chatId))
        const person = chat && (await read<Person>(transaction, personPath(chat.personId)))
        if (!chat || !person) return 'nothing'
        const [card, channel, form] = await Promise.all([
          read<Card>(transaction, cardPath(chat.personId)),
          read<Channel>(transaction, channelPath(chat.channelId)),
          formOf(),
        ])
        const rateable = { dialog, chat, person, card, channel, form }
        const reason = refusesRating(rateable, chatId, now())
        const asked = { at: now(), askedSince: resolvedAt }
        if (reason) {
          const ratingForm = { ...asked, state: 'skipped', reason }
          transaction.update(ref, toStored({ ratingForm }))
          return 'skipped'
        }
        const messageId = `rate_${dialogId}_${resolvedAt}`
        queueOwn(db, transaction, chat, {
          chatId,
          messageId,
          author: authorOf(ratingWords[form.language].title),
          text: ratingText(rateable),
          buttons: ratingButtons(dialogId),
        })
        transaction.update(ref, toStored({ ratingForm: { ...asked, state: 'asked', messageId } }))
        return 'asked'
      }),

    async take({ messageId, message, content }) {
      const asked = readRatingPress(content.press)
      if (!asked || !content.text || content.messageId === undefined) return null
      const form = await formOf()
      const words = ratingWords[form.language]
      const path = dialogPath(asked.dialogId)
      return db.runTransaction(async transaction => {
        const dialog = await read<Dialog>(transaction, path)
        const chat = await read<Chat>(transaction, chatPath(message.chatId))
        if (!chat || dialog?.chatId !== message.chatId) return null
        const { chatId } = message
        const author = authorOf(words.title)
        if (typeof asked.what === 'number') {
          const rating = rateDialog(dialog, { score: asked.what, formId: content.messageId, at: message.at })
          if (!rating) return words.toast.late
          const thanksId = `${rating.formId}_thanks`
          const thanked = await transaction.get(db.doc(messagePath(chatId, thanksId)))
          transaction.update(db.doc(path), toStored({ personRating: rating }))
          writeHistory(transaction, asked.dialogId, { key: messageId, message, rating })
          if (!thanked.exists) {
            const press = ratingPressOf({ dialogId: asked.dialogId, what: 'comment' })
            const buttons = [{ row: [{ text: words.comment, press }] }]
            queueOwn(db, transaction, chat, {
              chatId,
              messageId: thanksId,
              author,
              text: form.thanks,
              buttons,
            })
          }
          return words.toast.rated.replace('{score}', String(asked.what))
        }
        const personRef = db.doc(personPath(chat.personId))
        const person = toDomain<Person | undefined>((await transaction.get(personRef)).data())
        const row = person?.chats[chatId]
        if (!row || !isOpenTo(dialog, dialog.personRating?.formId)) return words.toast.late
        if (asked.what === 'cancel') {
          const { commentOn, ...rest } = row
          if (commentOn?.dialogId === asked.dialogId) {
            transaction.update(personRef, toStored({ chats: { ...person.chats, [chatId]: rest } }))
          }
          return words.toast.cancelled
        }
        const askId = `${messageId}_ask`
        if ((await transaction.get(db.doc(messagePath(chatId, askId)))).exists) return words.comment
        const commentOn = { dialogId: asked.dialogId, takenUntil: now() + HOUR_MS }
        transaction.update(
          personRef,
          toStored({ chats: { ...person.chats, [chatId]: { ...row, commentOn } } }),
        )
        const press = ratingPressOf({ dialogId: asked.dialogId, what: 'cancel' })
        const buttons = [{ row: [{ text: words.cancel, press }] }]
        queueOwn(db, transaction, chat, { chatId, messageId: askId, author, text: words.ask, buttons })
        return words.comment
      })
    },

    async comment(messageId, message) {
      const { commentOf: dialogId, chatId, content } = message
      if (dialogId === undefined || content.kind !== 'text') return
      const form = await formOf()
      const words = ratingWords[form.language]
      await db.runTransaction(async transaction => {
        const dialog = await read<Dialog>(transaction, dialogPath(dialogId))
        const chat = await read<Chat>(transaction, chatPath(chatId))
        const rating = dialog?.chatId === chatId ? commentOnRating(dialog, content.text) : null
        if (!chat || !rating) return
        const thanksId = `${messageId}_thanks`
        if ((await transaction.get(db.doc(messagePath(chatId, thanksId)))).exists) return
        transaction.update(db.doc(dialogPath(dialogId)), toStored({ personRating: rating }))
        writeHistory(transaction, dialogId, { key: messageId, message, rating })
        queueOwn(db, transaction, chat, {
          chatId,
          messageId: thanksId,
          author: authorOf(words.title),
          text: words.commented,
        })
      })
    },
  }

  function writeHistory(
    transaction: Transaction,
    dialogId: string,
    { key, message, rating }: { key: string; message: Pressed['message']; rating: Dialog['personRating'] },
  ) {
    const by = { id: message.personId, name: message.author.name.slice(0, 100) }
    const entry = { schema: 1, at: message.at, by, now: { personRating: rating } }
    transaction.set(db.doc(`${dialogHistoryPath(dialogId)}/${key}`), toStored(entry))
  }
}
