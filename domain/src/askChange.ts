import type { Author } from './Author.ts'
import { capabilities } from './capabilities.ts'
import { changeUnsent } from './changeUnsent.ts'
import type { Content } from './Content.ts'
import type { Formatting } from './Formatting.ts'
import type { Instant } from './Instant.ts'
import type { Message } from './Message.ts'
import type { MessageRefusal } from './MessageAction.ts'
import type { Messenger } from './Messenger.ts'
import { moveChange } from './moveChange.ts'
import type { AskedChange } from './moveChange.ts'
import { sameValue } from './sameValue.ts'
import { without } from './without.ts'

/** What a manager wants of a message; the last three actions of MessageAction.ts say what the fields mean. */
export type ChangeRequest =
  | {
      readonly action: 'edit'
      readonly text: string
      readonly formatting?: readonly Formatting[]
      readonly basedOn: Instant | null
    }
  | { readonly action: 'remove' }
  | { readonly action: 'react'; readonly emoji: string }

/** The message with the change in it, made or on its way; `nothing` where there is nothing to do; or why it cannot be. */
export type ChangeAnswer =
  | { readonly do: 'write'; readonly message: Message }
  | { readonly do: 'nothing' }
  | { readonly do: 'refuse'; readonly reason: MessageRefusal }

/** Answers a manager who wants a message changed. What the messenger does not have yet is changed at once. */
export function askChange(
  message: Message,
  request: ChangeRequest,
  { author, messenger, now }: { author: Author; messenger: Messenger; now: Instant },
): ChangeAnswer {
  if (message.deletedAt !== undefined) return request.action === 'remove' ? nothing : refuse('not_possible')
  const asked = { author, at: now }
  switch (request.action) {
    case 'react': {
      const { emoji } = request
      if (!message.externalId || (emoji && !capabilities[messenger].reactions.includes(emoji))) {
        return refuse('not_possible')
      }
      if (!message.change && (message.reactions?.out?.[0] ?? '') === emoji) return nothing
      return enter({ ...asked, kind: 'react', emoji })
    }
    case 'remove': {
      if (message.direction !== 'out') return refuse('not_possible')
      if (message.change?.kind === 'remove' && message.change.state !== 'failed') return nothing
      const age = now - (message.delivery?.sentAt ?? message.at)
      if (isWithMessenger(message) && age > capabilities[messenger].removeWindowMs) return refuse('too_late')
      return enter({ ...asked, kind: 'remove' })
    }
    case 'edit': {
      if (message.direction !== 'out') return refuse('not_possible')
      if (request.basedOn !== (message.editedAt ?? null)) return refuse('conflict')
      // Where an album is one message, its words are those of the first part.
      if (capabilities[messenger].albumIsOne && message.externalId?.includes('-'))
        return refuse('not_possible')
      const content = reworded(message.content, request, messenger)
      if (!content) return refuse('not_possible')
      const same = sameValue(content, message.content)
      return same && !message.change ? nothing : enter({ ...asked, kind: 'edit', content })
    }
  }

  function enter(change: AskedChange): ChangeAnswer {
    const { idempotentSend: idempotent } = capabilities[messenger]
    const changed = changeUnsent(message, change, { idempotent, now })
    if (changed === null) return refuse('not_possible')
    if (changed !== 'later') {
      return { do: 'write', message: without(changed, 'change') }
    }
    if (isWithMessenger(message) && !message.externalId) return refuse('not_possible')
    const moved = moveChange(message.change, { type: 'ask', asked: change })
    if (!moved || moved === 'gone') return refuse('conflict')
    return { do: 'write', message: { ...message, change: moved } }
  }
}

const nothing: ChangeAnswer = { do: 'nothing' }
const refuse = (reason: MessageRefusal): ChangeAnswer => ({ do: 'refuse', reason })

const isWithMessenger = ({ delivery }: Message) =>
  !delivery || delivery.state === 'sent' || delivery.state === 'read'

/** The content with other words; null for one that has none, or when they are too long or none at all. */
function reworded(
  content: Content,
  { text, formatting }: Extract<ChangeRequest, { action: 'edit' }>,
  messenger: Messenger,
): Content | null {
  const { maxTextLength, maxCaptionLength } = capabilities[messenger]
  const words = { text, ...(formatting?.length && { formatting: [...formatting] }) }
  switch (content.kind) {
    case 'text':
      return text.trim() && text.length <= maxTextLength
        ? { kind: 'text', ...words, ...(content.buttons && { buttons: content.buttons }) }
        : null
    case 'photo':
    case 'video':
    case 'animation':
    case 'voice':
    case 'audio':
    case 'file': {
      if (text.length > maxCaptionLength) return null
      const file = without(content, 'text', 'formatting')
      return text ? { ...file, ...words } : file
    }
    default:
      return null
  }
}
