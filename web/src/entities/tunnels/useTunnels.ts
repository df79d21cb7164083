import { tunnelPath, tunnelsPath, tunnelVersionsPath } from '@chats/domain/paths'
import type { Tunnel, TunnelVersion } from '@chats/domain/Tunnel'
import { collection, doc, limit, orderBy, query } from 'firebase/firestore'
import { computed } from 'vue'
import { backend } from '../backend.ts'
import { useLiveDoc, useLiveQuery } from '../useLive.ts'

const MOST_VERSIONS = 30

/** The company's tunnels by title, live. */
export function useTunnels() {
  const { rows, state } = useLiveQuery<Tunnel>({
    key: tunnelsPath,
    target: () => query(collection(backend().db, tunnelsPath), orderBy('title')),
  })
  return {
    state,
    all: rows,
    offered: computed(() => rows.value.filter(({ archived }) => !archived)),
    archived: computed(() => rows.value.filter(({ archived }) => archived === true)),
  }
}

/** One tunnel's draft, live. */
export const useTunnel = (tunnelId: () => string) =>
  useLiveDoc<Tunnel>(() => ({
    key: tunnelPath(tunnelId()),
    target: () => doc(backend().db, tunnelPath(tunnelId())),
  }))

/** What was published of a tunnel, the newest first, live. */
export const useTunnelVersions = (tunnelId: () => string) =>
  useLiveQuery<TunnelVersion>(() => ({
    key: tunnelVersionsPath(tunnelId()),
    target: () =>
      query(
        collection(backend().db, tunnelVersionsPath(tunnelId())),
        orderBy('version', 'desc'),
        limit(MOST_VERSIONS),
      ),
  }))
