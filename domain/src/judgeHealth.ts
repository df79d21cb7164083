import type { ChannelHealth, HealthState } from './ChannelHealth.ts'
import type { Instant } from './Instant.ts'
import type { WebhookGlimpse } from './WebhookGlimpse.ts'

const RECENT_MS = 10 * 60_000
const MANY = 100
const FEW = 10

/**
 * The health of a channel after a look at its messenger; null when nothing is known of it. An error that the messenger
 * has got over (nothing waits any more) is none. What grows from `FEW` up, or is over `MANY`, is a backlog. Without an
 * answer the last known health stands.
 */
export function judgeHealth(
  glimpse: WebhookGlimpse,
  { url, before, now }: { url: string; before: ChannelHealth | null; now: Instant },
): ChannelHealth | null {
  if (glimpse.seen === 'nothing') return before
  const health = (state: HealthState, pending: number, text?: string): ChannelHealth => ({
    state,
    at: now,
    since: before?.state === state ? before.since : now,
    pending,
    ...(text !== undefined && { text: withoutSecrets(text).slice(0, 300) }),
  })
  if (glimpse.seen === 'token_refused') return health('token', before?.pending ?? 0, glimpse.said)
  const { pending, lastError } = glimpse
  if (glimpse.url !== url) return health('webhook_wrong', pending, hostOf(glimpse.url))
  if (lastError && pending > 0 && now - lastError.at <= RECENT_MS) {
    return health('failing', pending, lastError.said)
  }
  const grows = before !== null && pending >= FEW && before.pending > 0 && pending > before.pending
  return health(pending > MANY || grows ? 'backlog' : 'ok', pending)
}

/** Only the host of a foreign address: its path may be somebody's secret. */
const hostOf = (url: string): string => /^https?:\/\/([^/?#@]{1,200})/u.exec(url)?.[1] ?? ''

/** Tokens of Telegram and of VK, should a messenger ever repeat one. */
const withoutSecrets = (text: string): string => text.replace(/\d{5,}:[\w-]{8,}|vk1\.[\w.-]{8,}/gu, '…')
