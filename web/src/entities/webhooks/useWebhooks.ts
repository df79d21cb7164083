import { webhooksPath } from '@chats/domain/paths'
import type { Webhook } from '@chats/domain/Webhook'
import { collection, orderBy, query } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { useLiveQuery } from '../useLive.ts'
import type { LiveList } from '../useLive.ts'

/** The company's webhooks in the order in which they were made, live; for admins, nobody else is let in (firestore.rules). */
export const useWebhooks = (isAdmin: () => boolean = () => true): LiveList<Webhook> =>
  useLiveQuery<Webhook>(() =>
    isAdmin()
      ? {
          key: webhooksPath,
          target: () => query(collection(backend().db, webhooksPath), orderBy('createdAt')),
        }
      : null,
  )
