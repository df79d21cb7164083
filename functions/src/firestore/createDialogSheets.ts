import { FieldPath, FieldValue, Timestamp } from 'firebase-admin/firestore'
import type { Firestore, Transaction } from 'firebase-admin/firestore'
import type { Company } from '@chats/domain/Company'
import { dayOf } from '@chats/domain/dayOf'
import { dialogSchema } from '@chats/domain/Dialog'
import type { Dialog } from '@chats/domain/Dialog'
import { readDialogLine, writeDialogLine } from '@chats/domain/dialogLine'
import type { DialogSheet } from '@chats/domain/DialogSheet'
import { factsOfDialog, leaderOf } from '@chats/domain/factsOfDialog'
import type { Instant } from '@chats/domain/Instant'
import {
  companyPath,
  dialogPath,
  dialogSheetPath,
  dialogsPath,
  dialogSheetsPath,
  messagesPath,
} from '@chats/domain/paths'
import type { Message } from '@chats/domain/Message'
import { momentOf } from '@chats/domain/momentOf'
import { timeZoneOf } from '@chats/domain/timeZoneOf'
import type { DialogSheets } from '../usecases/DialogSheets.ts'
import { toDomain } from './instants.ts'

/** A message that never reached the person is no answer; a few of those in a row are looked over. */
const MOST_ANSWERS = 5

/**
 * Sheets in Firestore. Putting a dialog down reads it again inside the transaction, so that an event that comes late or
 * twice writes what stands now.
 */
export function createDialogSheets(db: Firestore): DialogSheets {
  const zoneOf = async () =>
    timeZoneOf(toDomain<Partial<Company> | undefined>((await db.doc(companyPath).get()).data())?.timeZone)
  const sheetOf = (dialog: Dialog, zone: string) => ({
    day: dayOf(dialog.openedAt, zone),
    managerId: leaderOf(dialog),
  })
  const refOf = ({ day, managerId }: { day: string; managerId: string }) =>
    db.doc(dialogSheetPath(day, managerId))

  /** When a manager first wrote to the person after the dialog was opened and before it was resolved. */
  async function firstAnswerTo(dialog: Dialog, transaction?: Transaction): Promise<Instant | null> {
    const query = db
      .collection(messagesPath(dialog.chatId))
      .where('direction', '==', 'out')
      .where('author.type', '==', 'manager')
      .where('at', '>=', Timestamp.fromMillis(dialog.openedAt))
      .orderBy('at')
      .limit(MOST_ANSWERS)
    const { docs } = await (transaction ? transaction.get(query) : query.get())
    const answer = docs
      .map(doc => toDomain<Message>(doc.data()))
      .find(({ delivery }) => delivery?.state !== 'cancelled' && delivery?.state !== 'failed')
    if (!answer || (dialog.resolvedAt !== null && answer.at > dialog.resolvedAt)) return null
    return answer.at
  }

  return {
    async put(dialogId, before) {
      const zone = await zoneOf()
      await db.runTransaction(async transaction => {
        const parsed = dialogSchema.safeParse(
          toDomain((await transaction.get(db.doc(dialogPath(dialogId)))).data()),
        )
        const dialog = parsed.success ? parsed.data : null
        const place = dialog && sheetOf(dialog, zone)
        const left = before && sheetOf(before, zone)
        const leftRef = left && (!place || refOf(place).path !== refOf(left).path) ? refOf(left) : null
        const [sheetDoc, leftDoc] = await Promise.all([
          place && transaction.get(refOf(place)),
          leftRef && transaction.get(leftRef),
        ])
        const lineName = new FieldPath('lines', dialogId)
        if (dialog && place && sheetDoc) {
          const known: unknown = sheetDoc.get(lineName)
          const answered = typeof known === 'string' ? readDialogLine(known).firstAnswer : null
          const firstAnswerAt =
            answered === null ? await firstAnswerTo(dialog, transaction) : dialog.openedAt + answered * 1000
          const line = writeDialogLine(factsOfDialog(dialog, firstAnswerAt))
          if (!sheetDoc.exists) {
            const sheet: DialogSheet = { schema: 1, ...place, lines: { [dialogId]: line } }
            transaction.create(sheetDoc.ref, sheet)
          } else if (known !== line) transaction.update(sheetDoc.ref, lineName, line)
        }
        if (leftDoc?.exists && leftDoc.get(lineName) !== undefined) {
          transaction.update(leftDoc.ref, lineName, FieldValue.delete())
        }
      })
    },

    async recount(after) {
      const zone = await zoneOf()
      const from = after === null ? 0 : startOf(after, zone, 1)
      const first = await db
        .collection(dialogsPath)
        .where('openedAt', '>=', Timestamp.fromMillis(from))
        .orderBy('openedAt')
        .limit(1)
        .get()
      const openedAt = toDomain<Dialog | undefined>(first.docs[0]?.data())?.openedAt
      const day = openedAt === undefined ? null : dayOf(openedAt, zone)
      await sweepBetween(after ?? '', day ?? '~')
      return day === null ? null : { day, dialogs: await recountDay(day, zone) }
    },
  }

  /** Days without dialogs have no sheets. */
  async function sweepBetween(after: string, before: string) {
    const { docs } = await db
      .collection(dialogSheetsPath)
      .where('day', '>', after)
      .where('day', '<', before)
      .get()
    for (const doc of docs) await doc.ref.delete()
  }

  /** In one transaction, so that no dialog that changes meanwhile is put back. */
  function recountDay(day: string, zone: string): Promise<number> {
    return db.runTransaction(async transaction => {
      const dialogs = db
        .collection(dialogsPath)
        .where('openedAt', '>=', Timestamp.fromMillis(startOf(day, zone)))
        .where('openedAt', '<', Timestamp.fromMillis(startOf(day, zone, 1)))
      const [found, before] = await Promise.all([
        transaction.get(dialogs),
        transaction.get(db.collection(dialogSheetsPath).where('day', '==', day)),
      ])
      const read = found.docs.flatMap(doc => {
        const dialog = dialogSchema.safeParse(toDomain(doc.data()))
        return dialog.success ? [{ id: doc.id, dialog: dialog.data }] : []
      })
      const lines: Record<string, Record<string, string>> = {}
      for (const { id, dialog } of read) {
        const line = writeDialogLine(factsOfDialog(dialog, await firstAnswerTo(dialog)))
        lines[leaderOf(dialog)] = { ...lines[leaderOf(dialog)], [id]: line }
      }
      for (const { ref } of before.docs) transaction.delete(ref)
      for (const [managerId, own] of Object.entries(lines)) {
        const sheet: DialogSheet = { schema: 1, day, managerId, lines: own }
        transaction.set(refOf(sheet), sheet)
      }
      return read.length
    })
  }
}

/** The first moment of a day, or of one some days later. */
function startOf(text: string, zone: string, later = 0): Instant {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number)
  return momentOf({ year, month, day: day + later, hour: 0, minute: 0 }, zone)
}
