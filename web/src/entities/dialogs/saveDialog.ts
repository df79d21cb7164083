import type { Dialog, ManagerRating } from '@chats/domain/Dialog'
import { dialogPath } from '@chats/domain/paths'
import { deleteField, doc, serverTimestamp, setDoc, updateDoc } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { settleWrite } from '../settleWrite.ts'
import type { WriteOutcome } from '../settleWrite.ts'

type Who = Dialog['openedBy']

/** What a manager changes of a dialog; being resolved comes with a rating, if they gave one. */
export type DialogEdit = Partial<
  Pick<Dialog, 'state' | 'typeId' | 'reasonIds' | 'componentIds' | 'managerIds'>
> & {
  readonly rating?: Pick<ManagerRating, 'score' | 'comment'>
  /** What the person is asked with; left out: the company's words. */
  readonly ratingText?: string
}

/** Opens a dialog in a chat; whoever opens it works on it. */
export const openDialog = (chatId: string, by: Who): Promise<WriteOutcome> =>
  settleWrite(
    setDoc(doc(backend().db, dialogPath(crypto.randomUUID())), {
      schema: 1,
      chatId,
      state: 'open',
      typeId: null,
      reasonIds: [],
      componentIds: [],
      managerIds: [by.id],
      openedAt: serverTimestamp(),
      openedBy: by,
      resolvedAt: null,
      updatedAt: serverTimestamp(),
      updatedBy: by,
    }),
  )

/** Changes a dialog, in the name of who does (firestore.rules). */
export function changeDialog(
  id: string,
  { rating, ratingText, ...edit }: DialogEdit,
  by: Who,
): Promise<WriteOutcome> {
  return settleWrite(
    updateDoc(doc(backend().db, dialogPath(id)), {
      ...edit,
      ...(edit.state && { resolvedAt: edit.state === 'resolved' ? serverTimestamp() : null }),
      // What was written when it was resolved before is for that time alone.
      ...(edit.state === 'resolved' && { ratingText: ratingText ?? deleteField() }),
      ...(rating && { managerRating: { ...rating, by, at: serverTimestamp() } }),
      updatedAt: serverTimestamp(),
      updatedBy: by,
    }),
  )
}
