import type { Message } from '@chats/domain/Message'
import { messagePath, messagesPath } from '@chats/domain/paths'
import {
  collection,
  doc,
  documentId,
  getDoc,
  getDocs,
  limit,
  orderBy,
  query,
  startAfter,
  startAt,
  Timestamp,
  where,
  type Query,
  type QueryDocumentSnapshot,
} from 'firebase/firestore'
import { watch } from 'vue'
import { backend } from '../backend.ts'
import { liveShelf } from '../liveShelf.ts'
import { openQuery, type LiveEntry } from '../useLive.ts'

/** How many messages a chat opens with, and how many stand on each side of one that is gone to. */
export const MESSAGE_PAGE = 30

/**
 * How many more come with each page that one scrolls on to. Whatever comes is matched by Firestore against every page
 * before it, so that pages cost by their number: half as many are half as many frames that are late.
 */
export const NEXT_PAGE = 60

/** Where a page lies: the chat's newest messages, those before or after one, or one with those before it. */
export type PagePlace = { readonly size: number } & (
  | { readonly side: 'newest' }
  | { readonly side: 'before' | 'upTo' | 'after'; readonly of: QueryDocumentSnapshot }
)

/** A page that is listened to, shared with whoever else shows it. */
export interface MessagePage {
  readonly key: string
  readonly place: PagePlace
  readonly entry: LiveEntry<Message>
}

/** Opens a page, of at most the size its place says; it is given back by `putPage`, or by `dropPage`. */
export function takePage(chatId: string, place: PagePlace): MessagePage {
  const of = place.side === 'newest' ? '' : place.of.id
  const key = `messages/${chatId}/${place.side}/${of}/${place.size}`
  return {
    key,
    place,
    entry: liveShelf.take(key, () => openQuery<Message>(() => queryOf(chatId, place))),
  }
}

export const putPage = ({ key }: MessagePage) => liveShelf.put(key)

/** Gives a page back that is not looked at any longer: nobody listens to it from now on, unless somebody else shows it. */
export const dropPage = ({ key }: MessagePage) => liveShelf.drop(key)

const PATIENCE_MS = 3_000

/**
 * Resolves when the server has said what is on the page, or refused it; to `cache` when there is no network to ask it
 * by. What the cache has of a page may have gaps, for it keeps what was read elsewhere in the chat.
 */
export function pageAnswered({ entry }: MessagePage): Promise<'server' | 'cache' | 'refused'> {
  return new Promise(resolve => {
    const answer = (from: 'server' | 'cache' | 'refused') => {
      clearTimeout(timer)
      resolve(from)
      queueMicrotask(() => stop())
    }
    const timer = setTimeout(() => answer(entry.state.value === 'ready' ? 'cache' : 'refused'), PATIENCE_MS)
    const stop = watch(
      [entry.state, entry.fromCache],
      ([state, fromCache]) => {
        if (state === 'denied' || state === 'failed') answer('refused')
        else if (state === 'ready' && !fromCache) answer('server')
        else if (state === 'ready' && globalThis.navigator?.onLine === false) answer('cache')
      },
      { immediate: true, flush: 'sync' },
    )
  })
}

/** A message by our id or the messenger's, or the first one from a moment on. */
export interface Sought {
  readonly messageId?: string
  readonly externalId?: string
  readonly since?: number
}

/** One message, read once, as a place to open pages at; null when there is none or it may not be seen. */
export async function findMessage(chatId: string, sought: Sought): Promise<QueryDocumentSnapshot | null> {
  const { db } = backend()
  try {
    if (sought.messageId !== undefined) {
      const found = await getDoc(doc(db, messagePath(chatId, sought.messageId)))
      if (found.exists()) return found
    }
    const messages = collection(db, messagesPath(chatId))
    const by =
      sought.externalId !== undefined
        ? [where('externalId', '==', sought.externalId)]
        : sought.since !== undefined
          ? [where('at', '>=', Timestamp.fromMillis(sought.since)), orderBy('at', 'asc')]
          : null
    const found = by && (await getDocs(query(messages, ...by, limit(1))))
    return found?.docs[0] ?? null
  } catch {
    return null
  }
}

function queryOf(chatId: string, place: PagePlace): Query {
  const messages = collection(backend().db, messagesPath(chatId))
  if (place.side === 'after')
    return query(
      messages,
      orderBy('at', 'asc'),
      orderBy(documentId(), 'asc'),
      startAfter(place.of),
      limit(place.size),
    )
  const backwards = [orderBy('at', 'desc'), orderBy(documentId(), 'desc')]
  if (place.side === 'newest') return query(messages, ...backwards, limit(place.size))
  const cursor = place.side === 'before' ? startAfter(place.of) : startAt(place.of)
  return query(messages, ...backwards, cursor, limit(place.size))
}
