import type { Messenger } from '@chats/domain/Messenger'
import { chatIdOf } from '@chats/domain/ids'
import type { Instant } from '@chats/domain/Instant'
import type { Quarantined } from '@chats/domain/Quarantined'
import type { QuarantineAction, QuarantineAnswers } from '@chats/domain/QuarantineAction'
import type { Received } from '@chats/domain/Received'
import type { Admin, Audit } from './Audit.ts'
import type { Channels } from './Channels.ts'
import type { Inbox } from './Inbox.ts'
import type { Log } from './Log.ts'
import type { Quarantine } from './Quarantine.ts'

export interface RequeuePorts {
  readonly quarantine: Quarantine
  readonly channels: Pick<Channels, 'channel'>
  /** Reads a body that came before, without asking for its secret; null where the messenger is not built. */
  readonly readAgain: (messenger: Messenger, raw: string, arrivedAt: Instant) => Received | null
  /** The body as it may be shown: without secrets. */
  readonly showable: (raw: string) => string
  readonly inbox: Inbox
  readonly audit: Audit
  readonly now: () => Instant
  readonly log: Log
}

const PAGE = 25
/** A call runs at most a minute; what is left is told, and asked for again. */
const BUDGET_MS = 40_000

/** Does what an admin asks of the quarantine. Whoever calls has made sure that they are an admin. */
export async function requeueQuarantined(
  admin: Admin,
  action: QuarantineAction,
  ports: RequeuePorts,
): Promise<QuarantineAnswers[QuarantineAction['action']]> {
  const { quarantine } = ports
  switch (action.action) {
    case 'list': {
      const [found, total] = await Promise.all([
        quarantine.page(PAGE + 1, { after: action.after }),
        quarantine.count(),
      ])
      return { rows: found.slice(0, PAGE), total, more: found.length > PAGE }
    }
    case 'show': {
      const kept = await quarantine.read(action.id)
      return { raw: kept && ports.showable(kept.raw) }
    }
    case 'delete': {
      const kept = await quarantine.read(action.id)
      await quarantine.remove(action.id)
      await note(admin, 'quarantine_delete', action.id, kept?.channelId, ports)
      return { ok: true }
    }
    case 'retry':
      return { reason: await retry(admin, action.id, ports) }
    case 'retry_all':
      return retryAll(admin, ports)
  }
}

/** Oldest first, so that what belongs together comes in its order. */
async function retryAll(admin: Admin, ports: RequeuePorts): Promise<QuarantineAnswers['retry_all']> {
  const until = ports.now() + BUDGET_MS
  let done = 0
  let after: string | undefined
  for (;;) {
    const rows = await ports.quarantine.page(PAGE, { after, oldestFirst: true })
    for (const { id } of rows) {
      if (ports.now() > until) return { done, left: await ports.quarantine.count() }
      if ((await retry(admin, id, ports)) === null) done++
      else after = id
    }
    if (rows.length < PAGE) return { done, left: await ports.quarantine.count() }
  }
}

/** Runs one through intake again; null when it is through, else why it stays. */
async function retry(admin: Admin, id: string, ports: RequeuePorts): Promise<string | null> {
  const kept = await ports.quarantine.read(id)
  if (!kept) return null
  const reason = await takeIn(kept, ports)
  ports.log({ event: 'requeued', id, result: reason ?? 'stored' })
  if (reason === null) {
    await ports.quarantine.remove(id)
    await note(admin, 'quarantine_retry', id, kept.channelId, ports)
  } else await ports.quarantine.setReason(id, reason)
  return reason
}

async function takeIn(
  { channelId, raw, receivedAt }: Quarantined,
  ports: RequeuePorts,
): Promise<string | null> {
  const channel = await ports.channels.channel(channelId)
  if (!channel) return 'no_channel'
  const { messenger } = channel
  try {
    const received = ports.readAgain(messenger, raw, receivedAt)
    if (received?.type === 'ignored') return null
    if (received?.type === 'poison') return received.reason
    if (received?.type !== 'inbound') return 'unreadable'
    for (const inbound of [received.inbound, ...(received.more ?? [])]) {
      const chatId = chatIdOf(channelId, inbound.sender.externalId)
      const result = await ports.inbox.receive(inbound, { channelId, chatId, messenger }, ports.now())
      if (result === 'unavailable' || result === 'early') return 'store_unavailable'
    }
    return null
  } catch (error) {
    return error instanceof Error ? error.name : 'unknown'
  }
}

async function note(
  admin: Admin,
  what: 'quarantine_retry' | 'quarantine_delete',
  id: string,
  channelId: string | undefined,
  { audit, now, log }: RequeuePorts,
): Promise<void> {
  await audit({ at: now(), by: admin, what, ...(channelId !== undefined && { channelId }), about: id })
  log({ event: 'admin_acted', uid: admin.id, what, about: id })
}
