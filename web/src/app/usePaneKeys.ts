import { useEventListener } from '@vueuse/core'

/** F6 and Shift+F6 move the focus from pane to pane, past those that are hidden. */
export function usePaneKeys(panes: readonly string[]) {
  useEventListener(window, 'keydown', event => {
    if (event.code !== 'F6') return
    const shown = panes.flatMap(id => {
      const pane = document.getElementById(id)
      return pane && !pane.inert && pane.offsetParent !== null ? [pane] : []
    })
    if (shown.length === 0) return
    event.preventDefault()
    const at = shown.findIndex(pane => pane.contains(document.activeElement))
    const step = event.shiftKey ? -1 : 1
    shown.at((at + step + shown.length) % shown.length)?.focus()
  })
}
