import type { Dialog } from './Dialog.ts'
import type { Message } from './Message.ts'
import type { HookEvent, HookTopic } from './Webhook.ts'
import { without } from './without.ts'

const indicators = {
  subscribed: ['subscription', 'subscription.created'],
  resubscribed: ['subscription', 'subscription.renewed'],
  unsubscribed: ['subscription', 'subscription.ended'],
  ordered: ['order', 'order.created'],
  paid: ['payment', 'payment.succeeded'],
  paymentFailed: ['payment', 'payment.failed'],
} as const satisfies Record<string, readonly [HookTopic, string]>

const LONGEST = 9000

/**
 * What webhooks are told of a new entry of a timeline: a message of either side, or what the person did. Null for what is
 * the company's own: notes, rows of the system, what tunnels did.
 */
export function hookEventOf(messageId: string, message: Message): HookEvent | null {
  const { content, chatId, personId, at, direction, kind } = message
  const common = { key: `${chatId}_${messageId}`, at, chatId }
  const data = { chatId, personId, messageId }
  if (content.kind === 'indicator') {
    const found = content.what in indicators ? indicators[content.what as keyof typeof indicators] : null
    if (!found) return null
    return {
      ...common,
      topic: found[0],
      type: found[1],
      data: { ...data, ...without(content, 'kind', 'what') },
    }
  }
  if (direction === 'internal') return null
  const text = 'text' in content && content.text ? content.text.slice(0, LONGEST).toWellFormed() : null
  const author = { type: message.author.type, name: message.author.name }
  return {
    ...common,
    topic: 'message',
    type: direction === 'in' ? 'message.received' : 'message.queued',
    data: { ...data, kind, text, author },
  }
}

/** What webhooks are told of a dialog; null when nothing of it is news to others. */
export function hookEventOfDialog(
  id: string,
  { before, after, at, key }: { before: Dialog | null; after: Dialog; at: number; key: string },
): HookEvent | null {
  if (before?.state === after.state) return null
  const type =
    before === null
      ? 'dialog.opened'
      : after.state === 'resolved'
        ? 'dialog.resolved'
        : before.state === 'resolved'
          ? 'dialog.reopened'
          : 'dialog.moved'
  const { chatId, state, typeId, reasonIds, componentIds, managerIds } = after
  return {
    key: `dialog_${id}_${key}`,
    topic: 'dialog',
    type,
    at,
    chatId,
    data: { dialogId: id, chatId, state, typeId, reasonIds, componentIds, managerIds },
  }
}
