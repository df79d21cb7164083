import type { Merge } from '@chats/domain/Merge'
import { mergesPath } from '@chats/domain/paths'
import { collection, query, where } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { useLiveQuery } from '../useLive.ts'
import type { LiveList } from '../useLive.ts'

/** Everybody who is part of a person by a merge, live. */
export const useMerges = (personId: () => string): LiveList<Merge> =>
  useLiveQuery<Merge>(() => ({
    key: `merges ${personId()}`,
    target: () => query(collection(backend().db, mergesPath), where('personId', '==', personId())),
  }))
