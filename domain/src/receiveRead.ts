import { capabilities } from './capabilities.ts'
import type { Delivery } from './Delivery.ts'
import type { InboundRead } from './Inbound.ts'
import type { Changes, Known } from './Known.ts'
import { messageNumber } from './messageNumber.ts'
import type { Place } from './meetPerson.ts'
import { moveDelivery } from './moveDelivery.ts'

/**
 * The person has read our messages up to one. Where that one is not stored yet the chat keeps its number, for what is
 * told back late.
 */
export function receiveRead(
  { sent = [], chat, message }: Known,
  { externalId }: InboundRead,
  { messenger }: Place,
): Changes {
  if (!capabilities[messenger].readReceipts) return {}
  const upTo = messageNumber(externalId)
  const moved = sent.flatMap(({ id, externalId: own, delivery }): [string, Delivery][] => {
    const read = own !== undefined && messageNumber(own) <= upTo
    const next = read ? moveDelivery(delivery, { type: 'read' }) : null
    return next ? [[id, next]] : []
  })
  const isNews = message === null && !(messageNumber(chat?.readUpTo ?? '0') >= upTo)
  return {
    ...(moved.length > 0 && { deliveries: Object.fromEntries(moved) }),
    ...(chat && isNews && { chat: { ...chat, readUpTo: externalId } }),
  }
}
