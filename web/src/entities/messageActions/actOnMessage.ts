import type { MessageAction, MessageRefusal } from '@chats/domain/MessageAction'
import { callFunction } from '../callFunction.ts'

/** How a request about a message ended; `unreachable` where no answer came that says why. */
export type Acting =
  { readonly ok: true } | { readonly ok: false; readonly why: MessageRefusal | 'unreachable' }

const refusals: Readonly<Record<MessageRefusal, true>> = {
  conflict: true,
  too_late: true,
  not_found: true,
  not_possible: true,
  refused: true,
  network: true,
  channel: true,
}

/** Asks functions to act on a message for this manager. */
export async function actOnMessage(request: MessageAction): Promise<Acting> {
  try {
    await callFunction('actOnMessage', request)
    return { ok: true }
  } catch (error) {
    return { ok: false, why: refusalOf(error) }
  }
}

function refusalOf(error: unknown): MessageRefusal | 'unreachable' {
  const details = error instanceof Error && 'details' in error ? error.details : null
  const reason =
    typeof details === 'object' && details !== null && 'reason' in details ? details.reason : null
  return typeof reason === 'string' && Object.hasOwn(refusals, reason)
    ? (reason as MessageRefusal)
    : 'unreachable'
}
