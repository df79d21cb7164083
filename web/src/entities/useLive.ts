import { onSnapshot } from 'firebase/firestore'
import type {
  DocumentReference,
  DocumentSnapshot,
  FirestoreError,
  Query,
  QueryDocumentSnapshot,
} from 'firebase/firestore'
import { computed, shallowRef } from 'vue'
import type { ComputedRef, MaybeRefOrGetter, ShallowRef } from 'vue'
import { applyChanges } from './applyChanges.ts'
import { fromDocument } from './fromDocument.ts'
import { forgetListener, noteListener } from './liveHealth.ts'
import { retryDelay } from './retryDelay.ts'
import type { Row } from './Row.ts'
import { useShelved } from './useShelved.ts'

/** `denied`: the rules refuse it. `failed`: it broke otherwise and is being tried again. */
export type LiveState = 'loading' | 'ready' | 'denied' | 'failed'

/** What to listen to. Equal keys share one listener, so a key names everything that the query depends on. */
export interface LiveSource<Target> {
  readonly key: string
  readonly target: () => Target
}

export interface LiveList<T> {
  readonly rows: ComputedRef<readonly Row<T>[]>
  readonly state: ComputedRef<LiveState>
  /** The rows come from this browser's cache; the server has not confirmed them yet. */
  readonly fromCache: ComputedRef<boolean>
}

export interface LiveDoc<T> {
  /** Null while loading and when there is no such document. */
  readonly doc: ComputedRef<Row<T> | null>
  readonly state: ComputedRef<LiveState>
  readonly fromCache: ComputedRef<boolean>
}

/** An open listener, shared by everybody who asked for the same key. */
export interface LiveEntry<T> {
  readonly rows: ShallowRef<readonly Row<T>[]>
  readonly state: ShallowRef<LiveState>
  readonly fromCache: ShallowRef<boolean>
  /** The last document of a query, to page on from. */
  readonly last: ShallowRef<QueryDocumentSnapshot | null>
  readonly close: () => void
}

/** The rows of a query, live. A null source listens to nothing. */
export function useLiveQuery<T>(source: MaybeRefOrGetter<LiveSource<Query> | null>): LiveList<T> {
  const entry = useShelved(source, ({ target }) => openQuery<T>(target))
  return {
    rows: computed(() => entry.value?.rows.value ?? []),
    state: computed(() => entry.value?.state.value ?? 'loading'),
    fromCache: computed(() => entry.value?.fromCache.value ?? true),
  }
}

/** One document, live. A null source listens to nothing. */
export function useLiveDoc<T>(source: MaybeRefOrGetter<LiveSource<DocumentReference> | null>): LiveDoc<T> {
  const entry = useShelved(source, ({ target }) => openDoc<T>(target))
  return {
    doc: computed(() => entry.value?.rows.value[0] ?? null),
    state: computed(() => entry.value?.state.value ?? 'loading'),
    fromCache: computed(() => entry.value?.fromCache.value ?? true),
  }
}

/** Opens a query for others to share; take it from `liveShelf`. */
export function openQuery<T>(target: () => Query): LiveEntry<T> {
  return keepOpen<T>((entry, fail) => {
    let first = true
    return onSnapshot(
      target(),
      { includeMetadataChanges: true },
      snapshot => {
        const changes = snapshot.docChanges({ includeMetadataChanges: true })
        const before = first ? [] : entry.rows.value
        if (first || changes.length) {
          entry.rows.value = applyChanges(
            before,
            changes.map(({ type, oldIndex, newIndex, doc }) => ({
              type,
              oldIndex,
              newIndex,
              row: fromDocument<T>(doc),
            })),
          )
        }
        first = false
        entry.last.value = snapshot.docs.at(-1) ?? null
        settle(entry, snapshot.metadata.fromCache)
      },
      fail,
    )
  })
}

/** Opens a document for others to share; take it from `liveShelf`. */
export function openDoc<T>(target: () => DocumentReference): LiveEntry<T> {
  return keepOpen<T>((entry, fail) =>
    onSnapshot(
      target(),
      { includeMetadataChanges: true },
      (snapshot: DocumentSnapshot) => {
        entry.rows.value = snapshot.exists() ? [fromDocument<T>(snapshot)] : []
        settle(entry, snapshot.metadata.fromCache)
      },
      fail,
    ),
  )
}

type Attach<T> = (entry: LiveEntry<T>, fail: (error: FirestoreError) => void) => () => void

/** Listens, and after an error listens again, later and later. */
function keepOpen<T>(attach: Attach<T>): LiveEntry<T> {
  let detach: () => void = () => undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  const entry: LiveEntry<T> = {
    rows: shallowRef([]),
    state: shallowRef('loading'),
    fromCache: shallowRef(true),
    last: shallowRef(null),
    close() {
      clearTimeout(timer)
      detach()
      forgetListener(entry)
    },
  }
  function listen() {
    detach = attach(entry, error => {
      failures = entry.state.value === 'ready' ? 1 : failures + 1
      entry.state.value = error.code === 'permission-denied' ? 'denied' : 'failed'
      if (entry.state.value === 'denied') entry.rows.value = []
      forgetListener(entry)
      timer = setTimeout(listen, retryDelay(failures))
    })
  }
  listen()
  return entry
}

function settle<T>(entry: LiveEntry<T>, fromCache: boolean) {
  entry.state.value = 'ready'
  entry.fromCache.value = fromCache
  noteListener(entry, fromCache)
}
