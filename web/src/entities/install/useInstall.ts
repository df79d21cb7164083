import { useEventListener } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'

/** Chromium's own event; other browsers install by their menu alone. */
interface InstallEvent extends Event {
  readonly prompt: () => Promise<unknown>
}

/** Whether the browser offers to install the app here, and that offer taken. */
export const useInstall = defineStore('install', () => {
  const offer = shallowRef<InstallEvent | null>(null)
  useEventListener(globalThis, 'beforeinstallprompt', (event: Event) => {
    // It is offered in the settings, not over what one works with.
    event.preventDefault()
    offer.value = event as InstallEvent
  })
  useEventListener(globalThis, 'appinstalled', () => (offer.value = null))

  return {
    offered: computed(() => offer.value !== null),
    async install() {
      const taken = offer.value
      offer.value = null
      await taken?.prompt()
    },
  }
})
