import { scheduledsPath } from '@chats/domain/paths'
import type { Scheduled } from '@chats/domain/Scheduled'
import { collection, limit, orderBy, query } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { useLiveQuery } from '../useLive.ts'

const MOST = 50

/** What is to be sent in a chat later, live, the longest waiting first. */
export const useScheduled = (chatId: string) =>
  useLiveQuery<Scheduled>({
    key: scheduledsPath(chatId),
    target: () => query(collection(backend().db, scheduledsPath(chatId)), orderBy('since'), limit(MOST)),
  })
