import type { Message } from '@chats/domain/Message'
import { messagesPath } from '@chats/domain/paths'
import {
  collection,
  documentId,
  limit,
  orderBy,
  query,
  startAfter,
  type QueryDocumentSnapshot,
} from 'firebase/firestore'
import { computed, effectScope, onScopeDispose, shallowRef, watch } from 'vue'
import { backend } from '../backend.ts'
import { liveShelf } from '../liveShelf.ts'
import { openQuery, type LiveEntry } from '../useLive.ts'
import type { LiveMessage } from './LiveMessage.ts'
import { leavesGap, mergeMessages, type MessageWindow } from './mergeMessages.ts'

const PAGE = 30

/** A chat's newest messages, live, and older ones page by page; every page that was loaded stays live too. */
export function useMessages(chatId: string) {
  const scope = effectScope()
  const messages = shallowRef<readonly LiveMessage[]>([])
  const pages = shallowRef<readonly OpenPage[]>([])
  const loadingOlder = shallowRef(false)

  function open(before: QueryDocumentSnapshot | null): OpenPage {
    const key = `messages/${chatId}${before ? `/before/${before.id}` : ''}`
    const entry = liveShelf.take(key, () => openQuery<Message>(() => pageOf(chatId, before)))
    const inner = effectScope()
    const page = { key, entry, stop: () => inner.stop() }
    scope.run(() => inner.run(() => follow(entry, before === null)))
    return page
  }

  function follow(entry: LiveEntry<Message>, newest: boolean) {
    let before: MessageWindow | null = null
    watch(
      [entry.rows, entry.state],
      ([rows, state]) => {
        if (state === 'denied') messages.value = []
        if (state !== 'ready') return
        const now = { messages: rows, full: rows.length === PAGE }
        const gap = newest && leavesGap(messages.value, now)
        if (gap) closeOlder()
        messages.value = mergeMessages(gap ? [] : messages.value, before, now)
        before = now
      },
      { immediate: true, flush: 'sync' },
    )
  }

  function close(page: OpenPage) {
    page.stop()
    liveShelf.put(page.key)
  }

  function closeOlder() {
    pages.value.slice(1).forEach(close)
    pages.value = pages.value.slice(0, 1)
  }

  const newest = open(null)
  pages.value = [newest]
  const oldestPage = computed(() => pages.value.at(-1) ?? newest)
  const hasOlder = computed(() => {
    const { rows, state } = oldestPage.value.entry
    return state.value === 'loading' ? pages.value.length > 1 : rows.value.length === PAGE
  })

  /** Loads pages until something older than what is shown has come, or there is nothing older. */
  async function loadOlder() {
    if (loadingOlder.value) return
    loadingOlder.value = true
    const first = messages.value[0]?.id
    while (hasOlder.value && messages.value[0]?.id === first) {
      const last = oldestPage.value.entry.last.value
      // A write of this browser has no server time yet to page on from.
      if (!last || last.metadata.hasPendingWrites) break
      const page = open(last)
      pages.value = [...pages.value, page]
      await settled(page.entry)
    }
    loadingOlder.value = false
  }

  onScopeDispose(() => {
    pages.value.forEach(close)
    scope.stop()
  })

  return {
    /** Oldest first. */
    messages,
    state: newest.entry.state,
    fromCache: newest.entry.fromCache,
    hasOlder,
    loadingOlder,
    loadOlder,
  }
}

interface OpenPage {
  readonly key: string
  readonly entry: LiveEntry<Message>
  readonly stop: () => void
}

function pageOf(chatId: string, before: QueryDocumentSnapshot | null) {
  const order = [orderBy('at', 'desc'), orderBy(documentId(), 'desc')]
  const messages = collection(backend().db, messagesPath(chatId))
  return before
    ? query(messages, ...order, startAfter(before), limit(PAGE))
    : query(messages, ...order, limit(PAGE))
}

/** Resolves when the page has answered, or was refused. */
function settled(entry: LiveEntry<Message>): Promise<void> {
  return new Promise(resolve => {
    const stop = watch(
      entry.state,
      state => {
        if (state === 'loading') return
        resolve()
        queueMicrotask(() => stop())
      },
      { immediate: true },
    )
  })
}
