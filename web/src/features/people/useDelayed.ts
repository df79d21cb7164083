import { shallowRef, watch } from 'vue'

/** Turns true only after the condition has held for `ms`: a skeleton that flashes is worse than none. */
export function useDelayed(condition: () => boolean, ms: number) {
  const delayed = shallowRef(false)
  watch(
    condition,
    (now, _before, onCleanup) => {
      delayed.value = false
      if (!now) return
      const timer = setTimeout(() => (delayed.value = true), ms)
      onCleanup(() => clearTimeout(timer))
    },
    { immediate: true },
  )
  return delayed
}
