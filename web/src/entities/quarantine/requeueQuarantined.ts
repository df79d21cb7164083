import type { QuarantineAction, QuarantineAnswers } from '@chats/domain/QuarantineAction'
import { callFunction } from '../callFunction.ts'

/** Asks functions about the quarantine, which no browser reads by itself; null when there is no answer. */
export async function requeueQuarantined<A extends QuarantineAction>(
  action: A,
): Promise<QuarantineAnswers[A['action']] | null> {
  try {
    return (await callFunction('requeueQuarantined', action)) as QuarantineAnswers[A['action']]
  } catch {
    return null
  }
}
