import { HttpsError, onCall } from 'firebase-functions/https'
import { mergeRequestSchema } from '@chats/domain/MergeRequest'
import { region } from '../config.ts'
import { createSuggestions } from '../firestore/createSuggestions.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { managerOf, refusedManager } from './managerOf.ts'

/** A manager says that two people with a contact in common are two. */
export const dismissSuggestion = onCall({ region }, async ({ auth, data }) => {
  const by = managerOf(auth)
  const request = mergeRequestSchema.safeParse(data)
  if (!request.success) throw new HttpsError('invalid-argument', 'not two people')
  const dismissed = await createSuggestions(openDatabase()).dismiss(by, request.data)
  if (dismissed !== 'dismissed') throw refusedManager(dismissed)
  return { ok: true }
})
