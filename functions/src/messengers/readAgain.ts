import type { Instant } from '@chats/domain/Instant'
import type { Messenger } from '@chats/domain/Messenger'
import type { Received } from '@chats/domain/Received'
import { receivers } from './messengerOf.ts'

/**
 * Reads a body that was let in before as if it came now from whom it came then: it presents its own secret, or any, since
 * that was checked when it arrived. Null where the messenger is not built.
 */
export function readAgain(messenger: Messenger, raw: string, arrivedAt: Instant): Received | null {
  const { secret, groupId } = marksOf(raw)
  const header = (name: string) => (name === 'content-type' ? 'application/json' : secret)
  const accepted = [secret]
  return receivers[messenger]?.({ header, body: Buffer.from(raw), arrivedAt }, { accepted, groupId }) ?? null
}

/** What VK's bodies carry of their channel. */
function marksOf(raw: string): { readonly secret: string; readonly groupId: string } {
  const body = parsed(raw)
  const field = (name: string) => String(Object.entries(body).find(([own]) => own === name)?.[1] ?? 'none')
  return { secret: field('secret'), groupId: field('group_id') }
}

function parsed(raw: string): object {
  try {
    const body: unknown = JSON.parse(raw)
    return typeof body === 'object' && body !== null ? body : {}
  } catch {
    return {}
  }
}
