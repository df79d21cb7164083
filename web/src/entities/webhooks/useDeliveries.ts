import { deliveriesPath } from '@chats/domain/paths'
import type { DeliveryLog } from '@chats/domain/Webhook'
import { collection, orderBy, query } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { useLivePages } from '../useLivePages.ts'
import type { LivePages } from '../useLivePages.ts'

const PAGE = 20

/** What one webhook was told, the latest first, twenty at a time; for admins (firestore.rules). */
export const useDeliveries = (hookId: () => string): LivePages<DeliveryLog> =>
  useLivePages<DeliveryLog>(() => {
    const path = deliveriesPath(hookId())
    return {
      key: path,
      target: () => query(collection(backend().db, path), orderBy('at', 'desc')),
      pageSize: PAGE,
      grows: 'head',
    }
  })
