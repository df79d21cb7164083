import type { Firestore, Transaction } from 'firebase-admin/firestore'
import { wantedHooksPath } from '@chats/domain/paths'
import type { HookTopic } from '@chats/domain/Webhook'

/** Writes down what a webhook wants to hear of; null: nothing. */
export const wantHook = (
  db: Firestore,
  transaction: Transaction,
  id: string,
  events: readonly HookTopic[] | null,
) =>
  transaction.set(
    db.doc(wantedHooksPath),
    { schema: 1, wanted: { [id]: events } },
    { mergeFields: ['schema', `wanted.${id}`] },
  )
