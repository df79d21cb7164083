import { tunnelDeliveriesPath } from '@chats/domain/paths'
import type { TunnelDelivery } from '@chats/domain/Webhook'
import { collection, orderBy, query } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { useLivePages } from '../useLivePages.ts'
import type { LivePages } from '../useLivePages.ts'

const PAGE = 20

/** What a tunnel told other systems, the latest first, twenty at a time; for admins (firestore.rules). */
export const useTunnelDeliveries = (tunnelId: () => string): LivePages<TunnelDelivery> =>
  useLivePages<TunnelDelivery>(() => {
    const path = tunnelDeliveriesPath(tunnelId())
    return {
      key: path,
      target: () => query(collection(backend().db, path), orderBy('at', 'desc')),
      pageSize: PAGE,
      grows: 'head',
    }
  })
