import { refDebounced } from '@vueuse/core'
import { computed, shallowRef, watch } from 'vue'
import { searchPeople } from './searchPeople.ts'
import type { FoundPeople } from './searchPeople.ts'

const TYPING_MS = 300

/** `failed`: without network, for instance; the text stays and is asked again on the next key. */
export type SearchState = 'idle' | 'loading' | 'ready' | 'failed'

/** The people whom a text means, asked for once the typing rests. */
export function usePeopleSearch(text: () => string) {
  const rested = refDebounced(computed(text), TYPING_MS)
  const found = shallowRef<FoundPeople | null>(null)
  const state = shallowRef<SearchState>('idle')
  let last = 0

  watch(rested, async asked => {
    const turn = ++last
    if ([...asked.trim()].length < 2) {
      found.value = null
      state.value = 'idle'
      return
    }
    state.value = 'loading'
    const answer = await searchPeople(asked, begun => {
      if (turn === last && begun.people.length > 0) found.value = begun
    }).catch(() => 'failed' as const)
    if (turn !== last) return
    state.value = answer === 'failed' ? 'failed' : answer ? 'ready' : 'idle'
    if (answer !== 'failed') found.value = answer
  })

  return {
    people: computed(() => (text().trim() === '' ? [] : (found.value?.people ?? []))),
    partial: computed(() => found.value?.partial ?? false),
    state: computed<SearchState>(() => (text().trim() === '' ? 'idle' : state.value)),
    /** What the people shown were found by. */
    asked: rested,
  }
}
