import { shallowReactive } from 'vue'

const cachedByListener = new Map<object, boolean>()

/** How many listeners have answered, and how many of them show what the server has not confirmed. */
export const liveHealth = shallowReactive({ open: 0, cached: 0 })

export function noteListener(listener: object, fromCache: boolean) {
  cachedByListener.set(listener, fromCache)
  recount()
}

export function forgetListener(listener: object) {
  cachedByListener.delete(listener)
  recount()
}

function recount() {
  liveHealth.open = cachedByListener.size
  liveHealth.cached = [...cachedByListener.values()].filter(Boolean).length
}
