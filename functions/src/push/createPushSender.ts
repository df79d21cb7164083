import { createHash } from 'node:crypto'
import { isPushService } from '@chats/domain/isPushService'
import type { PushMessage } from '@chats/domain/PushMessage'
import type { PushOutcome, SendPush } from '../usecases/PushDevices.ts'

interface Use {
  readonly keys: () => Promise<{ readonly publicKey: string; readonly privateKey: string }>
  /** Who answers for these pushes: an address of the company's page. */
  readonly subject: string
  readonly services: readonly string[]
}

const TIMEOUT_MS = 10_000
const DAY_S = 24 * 60 * 60
/** A message that nobody saw for an hour is in the list. */
const MESSAGE_S = 60 * 60

/**
 * Hands messages to push services (RFC 8030), encrypted for the one browser (RFC 8291) and signed (RFC 8292). A device
 * that waits in a drawer gets the last one of a tag. The library loads when something is pushed.
 */
export function createPushSender({ keys, subject, services }: Use): SendPush {
  return async ({ endpoint, p256dh, auth }, message) => {
    // What stands in Firestore was checked when it came; the list may have become shorter since.
    if (!isPushService(endpoint, services)) return 'refused'
    const { default: webPush } = await import('web-push')
    const { headers, body } = webPush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      JSON.stringify(message),
      {
        vapidDetails: { subject, ...(await keys()) },
        TTL: message.kind === 'message' ? MESSAGE_S : DAY_S,
        urgency: 'high',
        topic: topicOf(message),
      },
    )
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: headers as Record<string, string>,
      body: new Uint8Array(body ?? []),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch(() => null)
    return response ? outcomeOf(response.status) : 'later'
  }
}

/** At most 32 characters that say nothing to the push service. */
const topicOf = ({ tag }: PushMessage) => createHash('sha256').update(tag).digest('base64url').slice(0, 32)

function outcomeOf(status: number): PushOutcome {
  if (status >= 200 && status < 300) return 'taken'
  if (status === 404 || status === 410) return 'gone'
  return status === 429 || status >= 500 ? 'later' : 'refused'
}
