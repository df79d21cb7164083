import type { ApiKey } from '@chats/domain/ApiKey'
import { apiKeysPath } from '@chats/domain/paths'
import { collection, orderBy, query } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { useLiveQuery } from '../useLive.ts'
import type { LiveList } from '../useLive.ts'

/** The keys of other systems, the newest first, live; for admins (firestore.rules). */
export const useKeys = (): LiveList<ApiKey> =>
  useLiveQuery<ApiKey>({
    key: apiKeysPath,
    target: () => query(collection(backend().db, apiKeysPath), orderBy('createdAt', 'desc')),
  })
