import { useEventListener } from '@vueuse/core'
import { defineStore } from 'pinia'
import { createRemovals } from './createRemovals.ts'

/**
 * The removals of this page that can still be taken back, whichever chat is open. Nothing has been asked of anybody yet:
 * a page that closes meanwhile, which asks first, has removed nothing.
 */
export const useRemovals = defineStore('removals', () => {
  const removals = createRemovals(async (chatId, messageId) => {
    const { actOnMessage } = await import('./actOnMessage.ts')
    return actOnMessage({ chatId, messageId, action: 'remove' })
  })
  useEventListener(globalThis, 'beforeunload', event => {
    if (removals.waiting.value.length) event.preventDefault()
  })
  return removals
})
