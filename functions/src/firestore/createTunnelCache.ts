import type { Firestore } from 'firebase-admin/firestore'
import type { Instant } from '@chats/domain/Instant'
import { companyPath, liveTunnelsPath, tunnelVersionPath } from '@chats/domain/paths'
import { timeZoneOf } from '@chats/domain/timeZoneOf'
import { liveTunnelsSchema, tunnelVersionSchema } from '@chats/domain/Tunnel'
import type { LiveTunnel, TunnelVersion } from '@chats/domain/Tunnel'
import { toDomain } from './instants.ts'

const MOST_VERSIONS = 200

type Live = Readonly<Record<string, LiveTunnel>>
interface Remembered<T> {
  readonly at: Instant
  readonly value: Promise<T>
}

/** What an instance remembers of tunnels: of the instance, whoever made the ports. */
const memory: {
  live: Remembered<Live> | null
  timeZone: Remembered<string> | null
  readonly versions: Map<string, TunnelVersion>
} = { live: null, timeZone: null, versions: new Map() }

/**
 * Which tunnels run, remembered for `freshMs`: one read in that time, however many messages come, and one when a message
 * says that they have changed. Versions never change,
 * so that each is read once.
 */
export function createTunnelCache(db: Firestore, freshMs: number) {
  async function readLive(): Promise<Live> {
    const stored = liveTunnelsSchema.safeParse(toDomain((await db.doc(liveTunnelsPath).get()).data()))
    return stored.success ? stored.data.tunnels : {}
  }
  async function readZone(): Promise<string> {
    const zone: unknown = (await db.doc(companyPath).get()).get('timeZone')
    return timeZoneOf(typeof zone === 'string' ? zone : null)
  }
  const isFresh = (kept: Remembered<unknown> | null, now: Instant) => kept !== null && now - kept.at < freshMs

  return {
    /** `since`: what was read by then is too old. */
    live(now: Instant, since = 0): Promise<Live> {
      if (memory.live && isFresh(memory.live, now) && memory.live.at > since) return memory.live.value
      const entry = { at: now, value: readLive() }
      memory.live = entry
      entry.value.catch(() => memory.live === entry && (memory.live = null))
      return entry.value
    },

    timeZone(now: Instant): Promise<string> {
      if (memory.timeZone && isFresh(memory.timeZone, now)) return memory.timeZone.value
      const entry = { at: now, value: readZone() }
      memory.timeZone = entry
      entry.value.catch(() => memory.timeZone === entry && (memory.timeZone = null))
      return entry.value
    },

    async version(tunnelId: string, version: number): Promise<TunnelVersion | null> {
      const path = tunnelVersionPath(tunnelId, version)
      const known = memory.versions.get(path)
      if (known) return known
      const read = tunnelVersionSchema.safeParse(toDomain((await db.doc(path).get()).data()))
      if (!read.success) return null
      if (memory.versions.size >= MOST_VERSIONS) memory.versions.clear()
      memory.versions.set(path, read.data)
      return read.data
    },
  }
}
export type TunnelCache = ReturnType<typeof createTunnelCache>
