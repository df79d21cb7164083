import type { Presence } from '@chats/domain/Presence'
import { presenceLifetime } from '@chats/domain/presenceLifetime'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import type { Row } from '../Row.ts'
import type { LiveList } from '../useLive.ts'
import { noteHeard, type Heard } from './noteHeard.ts'

/** A colleague who is here now. */
export interface Present extends Row<Presence> {
  readonly typing: boolean
}

/** Who is here now by what a listener has, each until it lapses; `typing` lapses before the rest. */
export function useHeard(list: LiveList<Presence>) {
  const heard = shallowRef<Heard | null>(null)
  const run = shallowRef(performance.now())
  let timer: ReturnType<typeof setTimeout> | undefined

  watch(
    [list.rows, () => list.state.value === 'ready' && !list.fromCache.value],
    ([rows, confirmed]) => {
      run.value = performance.now()
      // Until the server has spoken, nothing is new.
      const known = noteHeard(heard.value, rows, { wall: Date.now(), run: run.value })
      heard.value = confirmed || heard.value ? known : null
    },
    { immediate: true, flush: 'sync' },
  )

  const ends = computed(() =>
    [...(heard.value?.values() ?? [])].flatMap(({ since }) => [
      since + presenceLifetime.typingLasts,
      since + presenceLifetime.lookingLasts,
    ]),
  )
  watch(
    [ends, run],
    () => {
      clearTimeout(timer)
      const next = Math.min(...ends.value.filter(end => end > run.value))
      if (next === Infinity) return
      timer = setTimeout(() => (run.value = performance.now()), next - performance.now() + 1)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))

  return computed((): readonly Present[] =>
    list.rows.value.flatMap(row => {
      const since = heard.value?.get(row.id)?.since
      if (since === undefined || run.value - since >= presenceLifetime.lookingLasts) return []
      return [{ ...row, typing: row.typing && run.value - since < presenceLifetime.typingLasts }]
    }),
  )
}
