import { watch } from 'vue'

/**
 * A row that has the focus keeps it when the rows are put into another order: a browser takes the focus from an element
 * that is moved in the document. Nothing scrolls for it.
 */
export function useKeptFocus(list: () => HTMLElement | null, rows: () => unknown) {
  let focused: string | undefined
  watch(
    rows,
    () => (focused = list()?.contains(document.activeElement) ? rowOf(document.activeElement) : undefined),
  )
  watch(
    rows,
    () => {
      if (focused === undefined || document.activeElement !== document.body) return
      const row = list()?.querySelector<HTMLElement>(`[data-person-id="${CSS.escape(focused)}"]`)
      row?.focus({ preventScroll: true })
    },
    { flush: 'post' },
  )
}

const rowOf = (element: Element | null) =>
  element?.closest<HTMLElement>('[data-person-id]')?.dataset['personId']
