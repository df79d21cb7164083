import type { Content } from '@chats/domain/Content'
import type { Inbound, InboundEcho } from '@chats/domain/Inbound'
import type { Instant } from '@chats/domain/Instant'
import { readContents } from './readContents.ts'
import { readReply } from './readReply.ts'
import { readSender } from './readSender.ts'
import type { VkMessage } from './updateSchema.ts'

/**
 * A message of the person, one for each thing it carries. A press on «Start» is a start; a `ref` of the link that the
 * person came by (https://vk.me/club?ref=…) stands before what they wrote, because it comes with their first words.
 */
export function readMessage(message: VkMessage): readonly Inbound[] {
  const { sender, at } = aboutOf(message)
  const payload = (message.ref || message.ref_source || '').slice(0, 200).toWellFormed()
  const parts = partsOf(message).map(part => ({ type: 'message' as const, ...part }))
  const [first, ...more] = parts
  if (first && isStart(message)) return [{ ...first, start: { payload } }, ...more]
  if (!payload) return parts
  const externalId = `${message.conversation_message_id}-0`
  const content: Content = { kind: 'text', text: '' }
  // A moment before, because messages of one second stand in the order of their ids.
  const before = Math.max(0, at - 1)
  return [{ type: 'message', sender, externalId, at: before, content, start: { payload } }, ...parts]
}

/** The person changed a message: each of its parts as it is now. `arrivedAt` stands in for a time that VK leaves out. */
export function readEdit(message: VkMessage, arrivedAt: Instant): readonly Inbound[] {
  const editedAt = editedAtOf(message, arrivedAt)
  return partsOf(message).map(part => ({ type: 'edit', ...part, editedAt }))
}

/** A message of our side; with `arrivedAt`, a change of one. */
export function readEcho(message: VkMessage, arrivedAt?: Instant): readonly InboundEcho[] {
  const { random_id } = message
  return partsOf(message).map((part, index) => ({
    type: 'echo',
    ...part,
    ...(arrivedAt !== undefined && { editedAt: editedAtOf(message, arrivedAt) }),
    ...(random_id && index === 0 && { sendKey: String(random_id) }),
  }))
}

const editedAtOf = ({ update_time }: VkMessage, arrivedAt: Instant): Instant =>
  update_time ? update_time * 1000 : arrivedAt

const aboutOf = ({ peer_id, date }: VkMessage) => ({ sender: readSender(peer_id), at: date * 1000 })

/** The first thing a message says has the message's own id, the others follow as `-1`, `-2`, … and share an album. */
function partsOf(message: VkMessage) {
  const id = String(message.conversation_message_id)
  const contents: readonly Content[] = readContents(message)
  const replyTo = readReply(message)
  return contents.map((content, index) => ({
    ...aboutOf(message),
    externalId: index === 0 ? id : `${id}-${index}`,
    content,
    ...(replyTo && index === 0 && { replyTo }),
    ...(contents.length > 1 && { albumId: id }),
  }))
}

/** VK's own button «Start» sends this payload: https://dev.vk.com/api/bots/development/keyboard */
function isStart({ payload }: VkMessage): boolean {
  try {
    const parsed: unknown = JSON.parse(payload ?? 'null')
    return typeof parsed === 'object' && parsed !== null && 'command' in parsed && parsed.command === 'start'
  } catch {
    return false
  }
}
