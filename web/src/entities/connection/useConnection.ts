import { useOnline } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { liveHealth } from '../liveHealth.ts'

/** `stale`: the network seems to be there, yet the server has confirmed nothing for a while. */
export type Connection = 'live' | 'stale' | 'offline'

const PATIENCE_MS = 3_000

/** Whether what is on the screen is what the server has. */
export const useConnection = defineStore('connection', () => {
  const online = useOnline()
  const waiting = computed(() => liveHealth.open === 0 || liveHealth.cached > 0)
  const waitedLong = shallowRef(false)
  watch(
    waiting,
    (now, _before, onCleanup) => {
      waitedLong.value = false
      if (!now) return
      const timer = setTimeout(() => (waitedLong.value = true), PATIENCE_MS)
      onCleanup(() => clearTimeout(timer))
    },
    { immediate: true },
  )
  const state = computed<Connection>(() => {
    if (!online.value) return 'offline'
    return waitedLong.value ? 'stale' : 'live'
  })
  return { state }
})
