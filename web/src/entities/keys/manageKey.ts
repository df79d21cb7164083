import type { KeyAction, KeyAnswer } from '@chats/domain/ApiKey'
import { callFunction } from '../callFunction.ts'

/** How a request about a key ended; `no_answer` where our own functions gave none. */
export type KeyOutcome =
  | Extract<KeyAnswer, { ok: true }>
  | { readonly ok: false; readonly why: Extract<KeyAnswer, { ok: false }>['why'] | 'no_answer' }

/** Asks functions to make or take away a key; for admins. A new key is in the answer and is kept nowhere here. */
export async function manageKey(action: KeyAction): Promise<KeyOutcome> {
  try {
    return (await callFunction('manageKey', action)) as KeyAnswer
  } catch {
    return { ok: false, why: 'no_answer' }
  }
}
