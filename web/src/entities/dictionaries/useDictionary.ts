import type { Dictionary, DictionaryEntry, DictionaryKind } from '@chats/domain/Dictionary'
import { dictionaryPath } from '@chats/domain/paths'
import { doc } from 'firebase/firestore'
import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { backend } from '../backend.ts'
import { useLiveDoc } from '../useLive.ts'
import type { LiveState } from '../useLive.ts'

/** A word of a dictionary with its id. */
export type Word = DictionaryEntry & { readonly id: string }

export interface LiveDictionary {
  /** All words in their order, archived ones among them. */
  readonly words: ComputedRef<readonly Word[]>
  /** Those that are offered. */
  readonly offered: ComputedRef<readonly Word[]>
  /** The word of an id; null when there is none (yet, or any longer). */
  readonly wordOf: (id: string) => Word | null
  readonly state: ComputedRef<LiveState>
}

/** A dictionary, live; everybody in the page shares one listener of it. */
export function useDictionary(kind: DictionaryKind): LiveDictionary {
  const path = dictionaryPath(kind)
  const { doc: dictionary, state } = useLiveDoc<Dictionary>({
    key: path,
    target: () => doc(backend().db, path),
  })
  const byId = computed(
    () =>
      new Map(Object.entries(dictionary.value?.entries ?? {}).map(([id, entry]) => [id, { ...entry, id }])),
  )
  const words = computed(() => [...byId.value.values()].toSorted((a, b) => a.order - b.order))
  return {
    words,
    offered: computed(() => words.value.filter(({ archived }) => !archived)),
    wordOf: id => byId.value.get(id) ?? null,
    state,
  }
}
