import { useEventListener } from '@vueuse/core'
import { nextTick, shallowRef, type Ref } from 'vue'

/**
 * Whether the search inside the chat is open. Ctrl+F opens it, for the browser's own finds only what happens to be
 * drawn; a second Ctrl+F, with the focus in it, is the browser's.
 */
export function useFinding(open: () => boolean, field: Readonly<Ref<{ focus: () => void } | null>>) {
  const shown = shallowRef(false)
  /** The words it opens with. */
  const words = shallowRef('')

  async function find(asked = '') {
    words.value = asked
    shown.value = true
    await nextTick()
    field.value?.focus()
  }

  useEventListener(window, 'keydown', event => {
    const asks = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.code === 'KeyF'
    if (!asks || !open() || event.defaultPrevented || !(event.target instanceof Element)) return
    if (event.target.closest('[data-testid="chat-search"], [role="dialog"], dialog')) return
    event.preventDefault()
    void find()
  })
  return { shown, words, find, close: () => (shown.value = false) }
}
