import { HttpsError } from 'firebase-functions/https'
import { accessSchema, roleSchema } from '@chats/domain/Manager'
import type { MergeRefusal } from '@chats/domain/MergeRequest'
import { limitCalls } from './limitCalls.ts'

/** The uid of a manager who calls, by the claims of their token; throws for everybody else, and for who calls too often. */
export function managerOf(auth: { readonly uid: string; readonly token: object } | undefined): string {
  if (!auth) throw new HttpsError('unauthenticated', 'sign in first')
  const { role, access } = auth.token as { role?: unknown; access?: unknown }
  if (!roleSchema.safeParse(role).success || !accessSchema.safeParse(access).success) {
    throw new HttpsError('permission-denied', 'no rights')
  }
  limitCalls(auth.uid)
  return auth.uid
}

const refusals = {
  not_allowed: ['permission-denied', 'not your people'],
  gone: ['not-found', 'not there any longer'],
  too_large: ['out-of-range', 'a card cannot hold both'],
  nested: ['failed-precondition', 'part the other merge first'],
} as const satisfies Record<MergeRefusal, readonly [string, string]>

/** A refusal as the answer of a callable. */
export const refusedManager = (refusal: MergeRefusal): HttpsError => {
  const [code, text] = refusals[refusal]
  return new HttpsError(code, text)
}
