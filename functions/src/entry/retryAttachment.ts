import { HttpsError, onCall } from 'firebase-functions/https'
import { attachmentActionSchema } from '@chats/domain/AttachmentAction'
import { region } from '../config.ts'
import { createAttachments } from '../firestore/createAttachments.ts'
import { findAuthor } from '../firestore/findAuthor.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { retryAttachment as retry } from '../usecases/retryAttachment.ts'
import { managerOf } from './managerOf.ts'

/** A manager asks once more for a file of a message (domain/src/AttachmentAction.ts). */
export const retryAttachment = onCall({ region }, async ({ auth, data }) => {
  const uid = managerOf(auth)
  const action = attachmentActionSchema.safeParse(data)
  if (!action.success) throw new HttpsError('invalid-argument', 'not a file')
  const db = openDatabase()
  const asked = await retry(uid, action.data, {
    attachments: createAttachments(db),
    mayWrite: async (manager, chatId) => (await findAuthor(db, manager, chatId)) !== null,
  })
  if (asked === 'not_allowed') throw new HttpsError('permission-denied', 'not your chat')
  if (asked === 'not_possible') throw new HttpsError('failed-precondition', 'it is not to be asked for')
  return { ok: true }
})
