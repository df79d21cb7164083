import { computed, shallowRef, watch } from 'vue'
import type { ComputedRef } from 'vue'

const RESTING_MS = 1_500

/**
 * The rows in an order that stands still while the pointer moves over them or keys walk through them, so that nobody
 * opens another row than the one aimed at. What each row shows stays live; who leaves the list leaves it at once. New
 * ones and a new order come in when the hand has rested for a second and a half.
 */
export function useHeldOrder<T extends { readonly id: string }>(
  rows: () => readonly T[],
): { readonly rows: ComputedRef<readonly T[]>; readonly touch: () => void; readonly release: () => void } {
  const held = shallowRef<readonly string[] | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined

  function release() {
    clearTimeout(timer)
    held.value = null
  }

  function touch() {
    held.value ??= rows().map(({ id }) => id)
    clearTimeout(timer)
    timer = setTimeout(release, RESTING_MS)
  }

  const ordered = computed(() => {
    const now = rows()
    const order = held.value
    if (!order) return now
    const byId = new Map(now.map(row => [row.id, row]))
    const known = order.flatMap(id => byId.get(id) ?? [])
    // Only what was there is held: a further page goes below, and is no surprise to the pointer.
    const last = order.at(-1)
    const after = now.findIndex(({ id }) => id === last)
    const seen = new Set(order)
    return [...known, ...now.slice(after + 1).filter(({ id }) => !seen.has(id))]
  })
  // Another list altogether is not held in the order of this one.
  watch(
    () => held.value !== null && ordered.value.length === 0 && rows().length > 0,
    gone => gone && release(),
  )
  return { rows: ordered, touch, release }
}
