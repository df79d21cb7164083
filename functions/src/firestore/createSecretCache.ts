import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore'
import type { Instant } from '@chats/domain/Instant'
import type { Messenger } from '@chats/domain/Messenger'
import { channelSecretPath } from '@chats/domain/paths'
import type { WebhookSecrets } from '@chats/domain/WebhookSecrets'
import { isUnavailable } from './storeFailure.ts'
import { withDeadline } from './withDeadline.ts'

interface Secrets extends WebhookSecrets {
  readonly messenger: unknown
}
interface Entry {
  readonly at: Instant
  readonly secrets: Promise<Secrets | null>
}

/** How old what is remembered may be. */
const freshMs = { usual: 30_000, doubted: 3_000, newest: 0 } as const
const DEADLINE_MS = 10_000
const MOST = 1000
const CHANNEL_ID = /^[A-Za-z0-9-]{1,64}$/u

/**
 * The webhook secrets of channels, remembered for half a minute, so that updates cost no read of them. `doubted`, after a
 * secret that did not fit, looks again, but at most every three seconds; so does a channel that was not there. `newest`
 * remembers nothing: VK asks for a word that has been stored a moment ago. Two secrets are accepted while one is being
 * replaced.
 */
export function createSecretCache(db: Firestore, now: () => Instant) {
  const cache = new Map<string, Entry>()

  async function load(channelId: string, freshness: keyof typeof freshMs): Promise<Secrets | null> {
    const kept = cache.get(channelId)
    if (kept && now() - kept.at < freshMs[freshness]) return kept.secrets
    if (cache.size >= MOST) cache.clear()
    const entry = { at: now(), secrets: withDeadline(DEADLINE_MS, readSecrets(db, channelId)) }
    cache.set(channelId, entry)
    entry.secrets.catch(() => cache.delete(channelId))
    return entry.secrets
  }

  return async (
    messenger: Messenger,
    channelId: string,
    freshness: keyof typeof freshMs = 'usual',
  ): Promise<WebhookSecrets | null | 'unavailable'> => {
    if (!CHANNEL_ID.test(channelId)) return null
    try {
      const kept = await load(channelId, freshness)
      const secrets = kept ?? (freshness === 'usual' ? await load(channelId, 'doubted') : null)
      return secrets?.messenger === messenger ? secrets : null
    } catch (error) {
      if (isUnavailable(error)) return 'unavailable'
      throw error
    }
  }
}

async function readSecrets(db: Firestore, channelId: string): Promise<Secrets | null> {
  const doc = await db.doc(channelSecretPath(channelId)).get()
  if (!doc.exists) return null
  const accepted = [doc.get('webhookSecret'), doc.get('previousWebhookSecret')]
  return {
    messenger: doc.get('messenger'),
    accepted: accepted.filter(secret => typeof secret === 'string' && secret.length >= 16),
    ...textField(doc, 'groupId'),
    ...textField(doc, 'confirmation'),
  }
}

const textField = (doc: DocumentSnapshot, name: 'groupId' | 'confirmation') => {
  const value: unknown = doc.get(name)
  return typeof value === 'string' && value ? { [name]: value } : {}
}
