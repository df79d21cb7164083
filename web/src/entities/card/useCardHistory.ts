import type { CardChange } from '@chats/domain/CardChange'
import { cardHistoryPath } from '@chats/domain/paths'
import { collection, orderBy, query } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { useLivePages } from '../useLivePages.ts'
import type { LivePages } from '../useLivePages.ts'

const PAGE = 20

/** What changed on a card, the latest first, twenty at a time. */
export const useCardHistory = (personId: () => string): LivePages<CardChange> =>
  useLivePages<CardChange>(() => {
    const path = cardHistoryPath(personId())
    return {
      key: `history ${path}`,
      target: () => query(collection(backend().db, path), orderBy('at', 'desc')),
      pageSize: PAGE,
      grows: 'head',
    }
  })
