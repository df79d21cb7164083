import type { Channel } from '@chats/domain/Channel'
import { chatIdOf } from '@chats/domain/ids'
import type { Inbound } from '@chats/domain/Inbound'
import type { Instant } from '@chats/domain/Instant'
import type { Inbox } from './Inbox.ts'
import type { Log } from './Log.ts'

/** What a messenger keeps of what was said, a page at a time from `offset` on, the newest first; null: no answer. */
export interface KeptHistory {
  /** `externalId` is null for what is no talk with a person. */
  talks(offset: number): Promise<readonly { externalId: string | null; lastAt: Instant }[] | null>
  /** Each message with everything it carries. */
  said(externalId: string, offset: number): Promise<readonly (readonly Inbound[])[] | null>
}

export interface CatchUpPorts {
  readonly history: KeptHistory
  /** Up to when everything is known to be stored. */
  readonly mark: (channelId: string) => Promise<Instant | null>
  readonly saveMark: (channelId: string, at: Instant) => Promise<void>
  /** The messenger's ids of what is stored in a chat from a moment on. */
  readonly storedSince: (chatId: string, since: Instant) => Promise<ReadonlySet<string>>
  /** When a chat was erased: what was said before is not brought back. */
  readonly erasedAt: (chatId: string) => Promise<Instant | null>
  readonly inbox: Pick<Inbox, 'receive'>
  readonly now: () => Instant
  readonly log: Log
}

const MINUTE_MS = 60_000
/** Beyond that an outage is not made up for. */
const LONGEST_MS = 14 * 24 * 60 * MINUTE_MS
/** Looked at again the next time: what was on its way, and clocks that differ. */
const OVERLAP_MS = 5 * MINUTE_MS
const BUDGET_MS = 4 * MINUTE_MS

/**
 * Stores what a messenger knows and we do not: what was said while our webhook was out, or the messenger had given up on
 * it. Looks only at chats in which something was said since the last time, and receives what is missing there the same way
 * as updates, so a repeat changes nothing. What could not be finished is begun again the next time.
 */
export async function catchUpChannel(
  channelId: string,
  { messenger, createdAt }: Pick<Channel, 'messenger' | 'createdAt'>,
  { history, mark, saveMark, storedSince, erasedAt, inbox, now, log }: CatchUpPorts,
): Promise<void> {
  const started = now()
  const before = Math.max((await mark(channelId)) ?? createdAt, started - LONGEST_MS)
  // Messengers know whole seconds.
  const since = before - (before % 1000)
  let stored = 0
  const finished = await catchUpTalks()
  if (finished) await saveMark(channelId, Math.max(since, started - OVERLAP_MS))
  if (stored > 0 || !finished) log({ event: 'caught_up', channelId, stored, finished })

  async function catchUpTalks(): Promise<boolean> {
    for (let offset = 0; ;) {
      const talks = await history.talks(offset)
      if (talks === null) return false
      const recent = talks.filter(({ lastAt }) => lastAt >= since)
      for (const { externalId } of recent) {
        if (externalId !== null && !(await catchUpChat(externalId))) return false
      }
      if (recent.length < talks.length || !talks.length) return true
      offset += talks.length
    }
  }

  async function catchUpChat(externalId: string): Promise<boolean> {
    const chatId = chatIdOf(channelId, externalId)
    const known = await storedSince(chatId, since - OVERLAP_MS)
    const missing = await missingFrom(externalId, known)
    const erased = missing?.length ? await erasedAt(chatId) : null
    for (const inbound of missing ?? []) {
      if (erased !== null && inbound.at <= erased) continue
      if (now() - started > BUDGET_MS) return false
      const result = await inbox
        .receive(inbound, { channelId, chatId, messenger }, now())
        .catch((error: unknown) => skipped(chatId, error))
      if (result === 'unavailable' || result === 'early') return false
      if (result === 'stored') stored++
    }
    return missing !== null
  }

  /** One that cannot be stored at all holds nobody up. */
  function skipped(chatId: string, error: unknown) {
    const reason = error instanceof Error ? error.name : 'unknown'
    log({ event: 'catch_up_skipped', chatId, reason })
    return 'skipped' as const
  }

  /** Oldest first, as it was said. */
  async function missingFrom(
    externalId: string,
    known: ReadonlySet<string>,
  ): Promise<readonly Inbound[] | null> {
    const missing: Inbound[][] = []
    for (let offset = 0; ;) {
      const said = await history.said(externalId, offset)
      if (said === null) return null
      const recent = said.filter(([first]) => !first || first.at >= since - 1)
      missing.push(
        ...recent.map(parts => parts.filter(part => !('externalId' in part && known.has(part.externalId)))),
      )
      if (recent.length < said.length || !said.length) return missing.reverse().flat()
      offset += said.length
    }
  }
}
