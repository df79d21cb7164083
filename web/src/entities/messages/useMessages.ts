import { isWritten } from '@chats/domain/isWritten'
import { computed, effectScope, onScopeDispose, shallowRef, watch } from 'vue'
import type { LiveMessage } from './LiveMessage.ts'
import { isAllPending, leavesGap, mergeMessages, touches, type MessageWindow } from './mergeMessages.ts'
import { pagesNear, type Looked } from './pagesNear.ts'
import {
  dropPage,
  findMessage,
  MESSAGE_PAGE,
  NEXT_PAGE,
  pageAnswered,
  putPage,
  takePage,
  type MessagePage,
  type PagePlace,
  type Sought,
} from './messagePages.ts'
import { windowOf, type OpenPage } from './OpenPage.ts'
import { endEchoes, withEchoes } from './sendEchoes.ts'

/**
 * A stretch of a chat's messages. It begins at the newest ones and grows backwards page by page; `goTo` moves it to any
 * other message, and then it grows both ways until it reaches the newest ones again. The pages near what is looked at
 * (`look`) are live, and the newest one is wherever the stretch is; the others rest, and catch up when they are near again:
 * Firestore matches whatever comes against every page that is listened to.
 */
export function useMessages(chatId: string) {
  const scope = effectScope()
  const messages = shallowRef<readonly LiveMessage[]>([])
  const older = shallowRef<readonly OpenPage[]>([])
  const newer = shallowRef<readonly OpenPage[]>([])
  /** Messages lie between the stretch and the newest ones. */
  const apart = shallowRef(false)
  /** The newest message when the stretch was moved away from it. */
  const leftAt = shallowRef<string | null>(null)
  /** Counts the moves of the stretch: what is drawn of one says nothing about the next. */
  const generation = shallowRef(0)
  const loadingOlder = shallowRef(false)
  let loadingNewer = false
  /** Whoever showed it has left. */
  let gone = false
  let looked: Looked | null = null

  const newest = shallowRef(follow(takePage(chatId, { side: 'newest', size: MESSAGE_PAGE })))
  const latest = computed(() => newest.value.entry.rows.value.toReversed())
  // What waits beyond the page has no server time to page on from, and would stand still where it left the page.
  scope.run(() =>
    watch(() => (isAllPending(windowOf(newest.value)) ? newest.value.place.size : 0), widen, {
      immediate: true,
      flush: 'sync',
    }),
  )

  scope.run(() => watch(messages, endEchoes, { flush: 'sync' }))

  /** By a page, no further: beyond what was read together the cache may have gaps. */
  function widen(filled: number) {
    if (filled === 0) return
    const before = newest.value
    newest.value = follow(takePage(chatId, { side: 'newest', size: filled + MESSAGE_PAGE }))
    close(before)
  }

  /** Listens to a page; `known` is what of it is in the stretch already. */
  function follow(page: MessagePage, known: MessageWindow | null = null): OpenPage {
    const inner = effectScope()
    const { side } = page.place
    scope.run(() =>
      inner.run(() => {
        let before = known
        watch(
          [page.entry.rows, page.entry.state],
          ([, state]) => {
            if (state === 'denied') messages.value = []
            if (state !== 'ready') return
            const now = windowOf({ ...page, rested: null })
            if (side !== 'newest' || !apart.value) merge(before, now, side)
            before = now
            join()
          },
          { immediate: true, flush: 'sync' },
        )
      }),
    )
    return { ...page, rested: null, stop: () => inner.stop() }
  }

  /** The message at the top and the one at the bottom of what is looked at. */
  function look(from: string, to: string) {
    const find = (id: string) => messages.value.find(message => message.id === id)
    const [first, last] = [find(from), find(to)]
    if (!first || !last) return
    looked = { first, last }
    restFar()
  }

  /** Pages far from what is looked at rest; those near it are listened to. */
  function restFar() {
    if (!looked || gone) return
    const near = pagesNear([...older.value.toReversed(), ...newer.value, newest.value], windowOf, looked)
    const rest = (page: OpenPage): OpenPage => {
      if (page.rested || near.has(page)) return page
      page.stop()
      dropPage(page)
      return { ...page, rested: windowOf(page), stop: () => undefined }
    }
    const around = [...older.value, ...newer.value]
    if (around.some(page => !page.rested && !near.has(page))) {
      older.value = older.value.map(rest)
      newer.value = newer.value.map(rest)
    }
    for (const page of around) if (page.rested && near.has(page)) void wake(page)
  }

  const waking = new Set<string>()

  /** Has a page that rested listened to again, once the server has said what changed: what the cache has may have gaps. */
  async function wake(page: OpenPage) {
    if (waking.has(page.key)) return
    waking.add(page.key)
    const taken = takePage(chatId, page.place)
    const answered = await pageAnswered(taken)
    waking.delete(page.key)
    const stands = older.value.includes(page) || newer.value.includes(page)
    if (answered !== 'server' || !stands || gone) return putPage(taken)
    const woken = follow(taken, page.rested)
    const exchange = (one: OpenPage) => (one === page ? woken : one)
    older.value = older.value.map(exchange)
    newer.value = newer.value.map(exchange)
    restFar()
  }

  function merge(before: MessageWindow | null, now: MessageWindow, side: PagePlace['side']) {
    const gap = side === 'newest' && leavesGap(messages.value, now)
    if (gap) closeAround()
    messages.value = mergeMessages(gap ? [] : messages.value, before, now)
  }

  /** Where the stretch has reached the newest messages, they belong to it. */
  function join() {
    if (!apart.value || newest.value.entry.state.value !== 'ready') return
    const last = newer.value.at(-1)
    if (!last || last.entry.fromCache.value || newest.value.entry.fromCache.value) return
    const now = windowOf(newest.value)
    const ended = last.entry.rows.value.length < last.place.size
    if (!ended && !touches(messages.value, now)) return
    apart.value = false
    messages.value = mergeMessages(messages.value, null, now)
  }

  function close(page: OpenPage) {
    page.stop()
    if (!page.rested) putPage(page)
  }

  function closeAround() {
    ;[...older.value, ...newer.value].forEach(close)
    older.value = []
    newer.value = []
    looked = null
  }

  const oldestPage = computed(() => older.value.at(-1) ?? newest.value)
  const hasOlder = computed(() => windowOf(oldestPage.value).full)

  /** Loads pages until something older than what is shown has come, or there is nothing older. */
  async function loadOlder() {
    if (loadingOlder.value) return
    loadingOlder.value = true
    const first = messages.value[0]?.id
    const during = generation.value
    while (hasOlder.value && messages.value[0]?.id === first && generation.value === during) {
      const last = oldestPage.value.entry.last.value
      // A write of this browser has no server time yet to page on from.
      if (!last || last.metadata.hasPendingWrites) break
      const page = takePage(chatId, { side: 'before', of: last, size: NEXT_PAGE })
      const answered = await pageAnswered(page)
      if (answered === 'refused' || generation.value !== during || gone) {
        putPage(page)
        break
      }
      older.value = [...older.value, follow(page)]
    }
    loadingOlder.value = false
    restFar()
  }

  /** Loads the page after the stretch, where there is one before the newest messages. */
  async function loadNewer() {
    const end = newer.value.at(-1)
    const of = end?.entry.last.value
    if (!apart.value || loadingNewer || !of || end.entry.rows.value.length < end.place.size) return
    loadingNewer = true
    const during = generation.value
    const page = takePage(chatId, { side: 'after', of, size: NEXT_PAGE })
    const answered = await pageAnswered(page)
    loadingNewer = false
    if (answered !== 'server' || generation.value !== during || gone) return putPage(page)
    newer.value = [...newer.value, follow(page)]
    join()
    restFar()
  }

  let turn = 0

  /** Moves the stretch to a message unless it holds it already. Its id, or null when it cannot be found. */
  async function goTo(sought: Sought): Promise<string | null> {
    const mine = ++turn
    const holds = messages.value.find(
      ({ id, externalId }) =>
        id === sought.messageId || (externalId !== undefined && externalId === sought.externalId),
    )
    if (holds) {
      // The oldest one that is known is not shown until there is one before it.
      if (holds === messages.value[0] && hasOlder.value) await loadOlder()
      return holds.id
    }
    const of = await findMessage(chatId, sought)
    if (!of || mine !== turn) return null
    const size = MESSAGE_PAGE
    const pages = [
      takePage(chatId, { side: 'upTo', of, size }),
      takePage(chatId, { side: 'after', of, size }),
    ] as const
    const answers = await Promise.all(pages.map(pageAnswered))
    if (mine !== turn || gone || answers.some(answer => answer !== 'server')) {
      pages.forEach(putPage)
      return null
    }
    closeAround()
    apart.value = true
    leftAt.value = latest.value.findLast(({ pending }) => !pending)?.id ?? null
    generation.value += 1
    messages.value = []
    older.value = [follow(pages[0])]
    newer.value = [follow(pages[1])]
    join()
    return of.id
  }

  /** Back to the newest messages. */
  function toLatest() {
    turn += 1
    if (!apart.value) return
    closeAround()
    apart.value = false
    generation.value += 1
    messages.value = mergeMessages([], null, windowOf(newest.value))
  }

  /** What the person wrote since the stretch was moved away, as far as one page goes. */
  const missed = computed(() => {
    if (!apart.value) return 0
    const since = latest.value.slice(latest.value.findIndex(({ id }) => id === leftAt.value) + 1)
    return since.filter(isWritten).length
  })

  onScopeDispose(() => {
    gone = true
    ;[newest.value, ...older.value, ...newer.value].forEach(close)
    scope.stop()
  })

  const shown = computed(() =>
    apart.value || newest.value.entry.state.value !== 'ready'
      ? messages.value
      : withEchoes(chatId, messages.value),
  )

  return {
    /** Oldest first; what was just sent from here stands at the end before it is written down. */
    messages: shown,
    /** The newest ones, oldest first, wherever the stretch is. */
    latest,
    state: computed(() => newest.value.entry.state.value),
    fromCache: computed(() => newest.value.entry.fromCache.value),
    hasOlder,
    loadingOlder,
    loadOlder,
    hasNewer: computed(() => apart.value),
    loadNewer,
    look,
    goTo,
    toLatest,
    generation,
    missed,
  }
}
