import { chatIdOf } from '@chats/domain/ids'
import type { Instant } from '@chats/domain/Instant'
import type { Messenger } from '@chats/domain/Messenger'
import type { Received } from '@chats/domain/Received'
import type { WebhookSecrets } from '@chats/domain/WebhookSecrets'
import type { Inbox } from './Inbox.ts'
import type { Log } from './Log.ts'

/** A request at the webhook, before anything of it is trusted. */
export interface WebhookRequest {
  readonly messenger: Messenger
  readonly channelId: string
  readonly header: (name: string) => string | undefined
  readonly body: Uint8Array
  readonly arrivedAt: Instant
}

export interface Answer {
  readonly status: number
  /** Seconds, for 503. */
  readonly retryAfter?: number
  /** Only where the messenger has asked for it; else the messenger's own word for «taken in» goes with 200. */
  readonly body?: string
}

export interface AcceptPorts {
  /**
   * The secrets that a channel's messenger may present, or null for a channel that does not exist; they may be some
   * seconds old, `doubted` asks for newer ones, `newest` for what is stored now.
   */
  readonly secretsOf: (
    messenger: Messenger,
    channelId: string,
    freshness?: 'doubted' | 'newest',
  ) => Promise<WebhookSecrets | null | 'unavailable'>
  readonly receive: (request: WebhookRequest, secrets: WebhookSecrets) => Received
  readonly inbox: Inbox
  readonly now: () => Instant
  readonly log: Log
}

const RAW_KEPT = 900_000
const unavailable: Answer = { status: 503, retryAfter: 5 }
const early: Answer = { status: 503, retryAfter: 2 }

/**
 * Takes one update in: checks who sent it, stores it, and only then answers 200. What cannot be processed is kept in
 * quarantine and acknowledged too, because a refused update would hold up its chat for a day. What may be about a message
 * that is just being sent is asked for again in two seconds.
 */
export async function acceptUpdate(request: WebhookRequest, ports: AcceptPorts): Promise<Answer> {
  const { messenger, channelId } = request
  const secrets = await ports.secretsOf(messenger, channelId)
  if (secrets === 'unavailable') return unavailable
  if (secrets === null) return refuse(404)
  const received = await receive(secrets)
  switch (received.type) {
    case 'unauthentic':
    case 'refused':
      return refuse(received.status)
    case 'confirmation':
      return received.text === null ? refuse(403) : { status: 200, body: received.text }
    case 'ignored':
      ports.log({ event: 'inbound_ignored', channelId, updateId: received.updateId, reason: received.reason })
      return { status: 200 }
    case 'poison':
      return quarantine(received)
    case 'inbound':
      return store(received)
  }

  async function receive(known: WebhookSecrets): Promise<Received> {
    const first = ports.receive(request, known)
    const freshness = first.type === 'confirmation' ? 'newest' : 'doubted'
    if (freshness === 'doubted' && !(first.type === 'unauthentic' && first.status === 403)) return first
    const newer = await ports.secretsOf(messenger, channelId, freshness)
    return newer === null || newer === 'unavailable' ? first : ports.receive(request, newer)
  }

  function refuse(status: number): Answer {
    ports.log({ event: 'webhook_refused', channelId, status })
    return { status }
  }

  async function store(update: Extract<Received, { type: 'inbound' }>): Promise<Answer> {
    const chatId = chatIdOf(channelId, update.inbound.sender.externalId)
    try {
      for (const inbound of [update.inbound, ...(update.more ?? [])]) {
        const result = await ports.inbox.receive(inbound, { channelId, chatId, messenger }, ports.now())
        if (result === 'unavailable') {
          ports.log({ event: 'store_unavailable', channelId, reason: 'receive' })
          return unavailable
        }
        if (result === 'early') {
          ports.log({ event: 'inbound_early', chatId, updateId: update.updateId })
          return early
        }
        const messageId = 'externalId' in inbound ? inbound.externalId : update.updateId
        ports.log({ event: result === 'stored' ? 'inbound_stored' : 'inbound_repeated', chatId, messageId })
      }
      return { status: 200 }
    } catch (error) {
      return quarantine({ ...update, reason: error instanceof Error ? error.name : 'unknown' })
    }
  }

  async function quarantine(update: { updateId: string; reason: string; raw: string }): Promise<Answer> {
    const { updateId, reason } = update
    const kept = { channelId, updateId, reason: reason.slice(0, 500), raw: update.raw.slice(0, RAW_KEPT) }
    ports.log({ event: 'quarantined', channelId, updateId, reason: kept.reason })
    const size = request.body.byteLength
    const result = await ports.inbox.quarantine({ schema: 1, ...kept, size, receivedAt: ports.now() })
    return result === 'stored' ? { status: 200 } : unavailable
  }
}
