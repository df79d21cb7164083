import type { Instant } from '@chats/domain/Instant'
import type { HookEvent } from '@chats/domain/Webhook'
import type { Webhooks } from './Webhooks.ts'

/** What is older comes from a messenger's history, and is no news to anybody. */
const NEWS_MS = 24 * 60 * 60_000

/** Files an event for the webhooks that want to hear of it; without any it reads and writes nothing. */
export async function tellWebhooks(
  event: HookEvent | null,
  webhooks: Pick<Webhooks, 'wanted' | 'file'>,
  now: Instant,
): Promise<void> {
  if (!event || now - event.at > NEWS_MS) return
  const wanted = await webhooks.wanted(now)
  const hookIds = Object.keys(wanted).filter(id => wanted[id]?.includes(event.topic))
  if (hookIds.length) await webhooks.file(hookIds, event, now)
}
