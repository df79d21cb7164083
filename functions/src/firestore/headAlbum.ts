import { albumLength } from '@chats/domain/albumLength'
import type { Capabilities } from '@chats/domain/capabilities'
import type { OutboxPart } from './outboxPart.ts'

/**
 * Of a chat's undelivered messages, oldest first, the head and what stands right behind it of the same album, as far as
 * it went, or is to go, in one call: what has been claimed together has one key and one lease.
 */
export function headAlbum(parts: readonly OutboxPart[], can: Capabilities): readonly OutboxPart[] {
  const [head] = parts
  if (!head) return []
  const { albumId, sendKey, delivery } = head.message
  const end = parts.findIndex(
    ({ message }) =>
      message.albumId !== albumId ||
      message.sendKey !== sendKey ||
      message.delivery.state !== delivery.state ||
      message.delivery.leaseUntil !== delivery.leaseUntil,
  )
  const alike = end < 0 ? parts : parts.slice(0, end)
  const files = alike.map(({ message: { content } }) => ({
    kind: content.kind,
    size: 'file' in content ? (content.file.size ?? 0) : 0,
  }))
  return alike.slice(0, albumLength(files, can))
}
