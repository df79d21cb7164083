import type { ManagerAction, ManagerAnswer, ManagerRefusal } from '@chats/domain/ManagerAction'
import { callFunction } from '../callFunction.ts'

/** How a request about a manager ended; `no_answer` where our own functions gave none. */
export type ManagerOutcome =
  | Extract<ManagerAnswer, { ok: true }>
  | { readonly ok: false; readonly why: ManagerRefusal | 'no_answer'; readonly said?: string }

/** Asks functions to do something about a manager; for admins. */
export async function manageManager(action: ManagerAction): Promise<ManagerOutcome> {
  try {
    return (await callFunction('manageManager', action)) as ManagerAnswer
  } catch {
    return { ok: false, why: 'no_answer' }
  }
}
