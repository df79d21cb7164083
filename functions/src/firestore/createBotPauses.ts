import { Timestamp } from 'firebase-admin/firestore'
import type { Firestore } from 'firebase-admin/firestore'
import { isBotOff } from '@chats/domain/isBotOff'
import type { Message } from '@chats/domain/Message'
import { messagePath, personPath } from '@chats/domain/paths'
import type { Person } from '@chats/domain/Person'
import { sumBots } from '@chats/domain/sumBots'
import { switchBot } from '@chats/domain/switchBot'
import type { BotPauses } from '../usecases/BotPauses.ts'
import { toDomain, toStored } from './instants.ts'

const PAGE = 100

/** Pauses of automation in Firestore, on the rows of people. */
export const createBotPauses = (db: Firestore): BotPauses => ({
  async ended(by) {
    const { docs } = await db
      .collection('people')
      .where('botOffEndsAt', '>', new Timestamp(0, 0))
      .where('botOffEndsAt', '<=', Timestamp.fromMillis(by))
      .orderBy('botOffEndsAt')
      .limit(PAGE)
      .select()
      .get()
    return docs.map(({ id }) => id)
  },

  resume: (personId, now) =>
    db.runTransaction(async transaction => {
      const ref = db.doc(personPath(personId))
      const person = toDomain<Person | undefined>((await transaction.get(ref)).data())
      if (!person) return 0
      const over = Object.entries(person.chats).flatMap(([chatId, { botOff }]) =>
        botOff && !isBotOff(botOff, now) ? [{ chatId, endsAt: botOff.endsAt ?? now }] : [],
      )
      const chats = over.reduce(
        (all, { chatId }) => switchBot({ chats: all }, chatId, null).chats,
        person.chats,
      )
      // A browser wrote the sum, and no rule can add it up: a wrong one would be found again each minute, before others.
      transaction.update(ref, toStored({ chats, ...sumBots(chats) }))
      for (const { chatId, endsAt } of over) {
        const message: Message = {
          schema: 1,
          chatId,
          personId,
          direction: 'internal',
          kind: 'system',
          at: endsAt,
          content: { kind: 'system', what: 'botOn' },
          author: { type: 'system', id: 'system', name: '' },
        }
        transaction.set(db.doc(messagePath(chatId, `sys_botOn_${endsAt}`)), toStored(message))
      }
      return over.length
    }),
})
