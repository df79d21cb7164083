import type { DocumentSnapshot } from 'firebase-admin/firestore'
import { dictionarySchema } from '@chats/domain/Dictionary'
import type { Dictionary } from '@chats/domain/Dictionary'

/** The words of a dictionary; undefined when there is none, or it was typed wrong in the console. */
export function readWords(snapshot: DocumentSnapshot | undefined): Dictionary['entries'] | undefined {
  const dictionary = dictionarySchema.safeParse(snapshot?.data())
  return dictionary.success ? dictionary.data.entries : undefined
}
