import type { Inbound } from './Inbound.ts'
import { incomingMessageId, indicatorMessageId, pressMessageId } from './ids.ts'

/** The id on the timeline that an update writes to, unless it is about a message that we sent. */
export function messageIdOf(inbound: Inbound): string {
  if (inbound.type === 'state') return indicatorMessageId(inbound.updateId)
  if (inbound.type === 'press') return pressMessageId(inbound.updateId)
  return incomingMessageId(inbound.type === 'typing' ? '' : inbound.externalId)
}
