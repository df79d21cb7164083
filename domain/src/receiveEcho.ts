import type { Content } from './Content.ts'
import { enterChat } from './enterChat.ts'
import { enterWording } from './enterWording.ts'
import type { InboundEcho } from './Inbound.ts'
import type { Instant } from './Instant.ts'
import type { Changes, Known } from './Known.ts'
import type { Message } from './Message.ts'
import { meetPerson } from './meetPerson.ts'
import type { Place } from './meetPerson.ts'
import { messageIdOf } from './messageIdOf.ts'
import { messageNumber } from './messageNumber.ts'
import { moveDelivery } from './moveDelivery.ts'
import { replyOf } from './replyOf.ts'
import { showChanged } from './showChanged.ts'
import { timelineAt } from './timelineAt.ts'

/**
 * What the messenger tells back about a message of our side: one that we sent has arrived, whatever we thought; one that
 * we did not send was written in the messenger's own interface.
 */
export function receiveEcho(known: Known, inbound: InboundEcho, place: Place, now: Instant): Changes {
  const { message, whole } = known
  if (!message) return whole && !whole.elsewhere ? {} : receiveElsewhere(known, inbound, place, now)
  const { content, editedAt: since } = inbound
  const id = known.messageId ?? messageIdOf(inbound)
  if (message.elsewhere) return showChanged(known, id, enterWording(message, { content, since }))
  if (since !== undefined) return showChanged(known, id, editedElsewhere(message, content, since))
  return arrived(known, message, inbound)
}

function arrived(known: Known, message: Message, { externalId, at }: InboundEcho): Changes {
  if (message.externalId !== undefined || !message.delivery) return {}
  const told = moveDelivery(message.delivery, { type: 'told', at })
  if (!told) return {}
  const read = isRead(known, externalId) ? moveDelivery(told, { type: 'read' }) : null
  const reactions = known.early && { reactions: { ...message.reactions, ...known.early.reactions } }
  return { message: { ...message, externalId, delivery: read ?? told, ...reactions } }
}

const isRead = ({ readUpTo = '0' }: Known, externalId: string) =>
  messageNumber(externalId) <= messageNumber(readUpTo)

function receiveElsewhere(known: Known, inbound: InboundEcho, place: Place, now: Instant): Changes {
  const { messenger, chatId } = place
  const { content, externalId, at, editedAt, albumId } = inbound
  const met = meetPerson(known, inbound.sender, place, at, now)
  const message: Message = {
    schema: 1,
    chatId,
    personId: met.chat.personId,
    direction: 'out',
    kind: content.kind,
    at: timelineAt(inbound, messenger, now, known.ours),
    content,
    author: { type: 'system', id: messenger, name: names[messenger] },
    externalId,
    delivery: { state: isRead(known, externalId) ? 'read' : 'sent', attempt: 0, sentAt: at },
    elsewhere: true,
    ...(editedAt !== undefined && { editedAt }),
    ...replyOf(inbound.replyTo, known.answered),
    ...(albumId !== undefined && { albumId }),
    ...(known.early && { reactions: known.early.reactions }),
  }
  return enterChat(known, met, messageIdOf(inbound), message, now)
}

const names = { telegram: 'Telegram', vk: 'VK' } as const

/** Somebody changed the words of one that we sent; an edit of ours comes back too, and is no news. */
function editedElsewhere(message: Message, words: Content, since: Instant): Message {
  const ours = message.change?.kind === 'edit' && message.change.state !== 'failed'
  if (ours || since <= (message.editedAt ?? 0)) return message
  const { content } = message
  if (!isWorded(content) || !isWorded(words)) return message
  const text = words.text ?? ''
  if (text.trim() === (content.text ?? '').trim()) return message
  return enterWording(message, { content: { ...content, text, formatting: words.formatting }, since })
}

const worded = ['text', 'photo', 'video', 'round', 'animation', 'voice', 'audio', 'file'] as const
type Worded = Extract<Content, { kind: (typeof worded)[number] }>
const isWorded = (content: Content): content is Worded => worded.some(kind => kind === content.kind)
