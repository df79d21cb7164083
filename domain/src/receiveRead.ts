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
  { sent = [], chat }: Known,
  { externalId }: InboundRead,
  { messenger }: Place,
): Changes {
  if (!capabilities[messenger].readReceipts) return {}
  const upTo = messageNumber(externalId)
  const read = sent.filter(one => one.externalId !== undefined && messageNumber(one.externalId) <= upTo)
  const moved = read.flatMap(({ id, delivery }): [string, Delivery][] => {
    const next = moveDelivery(delivery, { type: 'read' })
    return next ? [[id, next]] : []
  })
  const isNews = chat !== null && !(messageNumber(chat.readUpTo ?? '0') >= upTo)
  return {
    ...(moved.length > 0 && { deliveries: Object.fromEntries(moved) }),
    ...(isNews &&
      !read.some(one => one.externalId === externalId) && { chat: { ...chat, readUpTo: externalId } }),
  }
}
