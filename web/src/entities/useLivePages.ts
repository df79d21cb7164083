import { endAt, limit, query, startAfter } from 'firebase/firestore'
import type { Query, QueryDocumentSnapshot } from 'firebase/firestore'
import { computed, shallowRef, watch } from 'vue'
import type { ComputedRef, MaybeRefOrGetter } from 'vue'
import type { Openable } from './createShelf.ts'
import { firstPageKey } from './firstPageKey.ts'
import { liveShelf } from './liveShelf.ts'
import { mergePages } from './mergePages.ts'
import type { Row } from './Row.ts'
import { openQuery } from './useLive.ts'
import type { LiveEntry, LiveSource, LiveState } from './useLive.ts'
import { useShelved } from './useShelved.ts'

/** An ordered query without a limit, to be read page by page. */
export interface PagedSource extends LiveSource<Query> {
  readonly pageSize: number
  /** Where new documents appear: at the `head` (newest first) or at the `tail`. */
  readonly grows: 'head' | 'tail'
}

export interface LivePages<T> {
  readonly rows: ComputedRef<readonly Row<T>[]>
  readonly state: ComputedRef<LiveState>
  readonly fromCache: ComputedRef<boolean>
  /** There is nothing beyond the rows. */
  readonly complete: ComputedRef<boolean>
  readonly loadingMore: ComputedRef<boolean>
  /** Opens the next page; does nothing while one is loading or when the list is complete. */
  readonly more: () => void
}

/**
 * A long live list in pages of `pageSize`, every loaded page live. A page costs its documents once. When a second
 * page opens, the first one is re-bound to end where it ended, so that documents which arrive at the head push
 * nothing into a gap between two pages.
 */
export function useLivePages<T>(source: MaybeRefOrGetter<PagedSource | null>): LivePages<T> {
  const held = useShelved(source, wanted => openPages<T>(wanted), 'pages:')
  return {
    rows: computed(() => held.value?.rows.value ?? []),
    state: computed(() => held.value?.state.value ?? 'loading'),
    fromCache: computed(() => held.value?.fromCache.value ?? true),
    complete: computed(() => held.value?.complete.value ?? false),
    loadingMore: computed(() => held.value?.loadingMore.value ?? false),
    more: () => held.value?.more(),
  }
}

interface Page<T> {
  readonly key: string
  readonly entry: LiveEntry<T>
}

function openPages<T>({ key, target, pageSize, grows }: PagedSource): LivePages<T> & Openable {
  const open = (pageKey: string, build: () => Query): Page<T> => ({
    key: pageKey,
    entry: liveShelf.take(pageKey, () => openQuery<T>(build)),
  })
  const take = (suffix: string, build: () => Query) => open(`${key}|${suffix}`, build)
  const first = open(firstPageKey(key, pageSize), () => query(target(), limit(pageSize)))
  const pages = shallowRef<readonly [Page<T>, ...Page<T>[]]>([first])
  const rebinding = shallowRef<Page<T> | null>(null)

  const tail = computed(() => (pages.value.at(-1) ?? first).entry)
  const state = computed(() => pages.value[0].entry.state.value)
  const loadingMore = computed(() => pages.value.length > 1 && tail.value.state.value === 'loading')
  const complete = computed(
    () =>
      tail.value.state.value === 'ready' &&
      !tail.value.fromCache.value &&
      tail.value.rows.value.length < pageSize,
  )

  function rebindHead(cursor: QueryDocumentSnapshot) {
    const head = take(`head to ${cursor.id}`, () => query(target(), endAt(cursor)))
    rebinding.value = head
    const stop = watch(
      () => head.entry.state.value === 'ready' && !head.entry.fromCache.value,
      confirmed => {
        if (!confirmed) return
        const [old, ...others] = pages.value
        pages.value = [head, ...others]
        rebinding.value = null
        liveShelf.drop(old.key)
        queueMicrotask(() => stop())
      },
      { immediate: true, flush: 'sync' },
    )
  }

  return {
    rows: computed(() => mergePages(pages.value.map(({ entry }) => entry.rows.value))),
    state,
    fromCache: computed(() => pages.value.some(({ entry }) => entry.fromCache.value)),
    complete,
    loadingMore,
    more() {
      const cursor = tail.value.last.value
      // A short page is the last one, or it is what the cache has of it: a page after that would be a wrong one.
      const short = tail.value.rows.value.length < pageSize
      if (!cursor || short || loadingMore.value || state.value !== 'ready') return
      if (pages.value.length === 1 && grows === 'head') rebindHead(cursor)
      const page = take(`${pages.value.length + 1} after ${cursor.id}`, () =>
        query(target(), startAfter(cursor), limit(pageSize)),
      )
      pages.value = [...pages.value, page]
    },
    close() {
      for (const { key: pageKey } of pages.value) liveShelf.put(pageKey)
      if (rebinding.value) liveShelf.put(rebinding.value.key)
    },
  }
}
