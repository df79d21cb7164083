import { useEventListener } from '@vueuse/core'
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/**
 * The big card over everything, in the address (`?panel=full`). Ctrl+Shift+S opens it in any keyboard layout (S-96); the
 * dialog itself closes by Esc (S-97).
 */
export function useFullCard(personId: () => string | null) {
  const route = useRoute()
  const router = useRouter()
  const shown = computed(() => personId() !== null && route.query.panel === 'full')

  const open = () => router.push({ query: { ...route.query, panel: 'full' } })

  /** Back to where it was opened; a deep link has no such place. */
  function close() {
    const back: unknown = history.state?.back
    if (typeof back === 'string' && back.split('?')[0] === route.fullPath.split('?')[0]) router.back()
    else void router.replace({ query: { ...route.query, panel: undefined } })
  }

  useEventListener(window, 'keydown', event => {
    if (event.code !== 'KeyS' || !event.shiftKey || !(event.ctrlKey || event.metaKey) || !personId()) return
    event.preventDefault()
    if (!shown.value) void open()
  })

  return { shown, open, close }
}
