import type { Page } from 'playwright-core'

/** What a finger wants (WCAG 2.5.5), and what a smaller target must have at least (2.5.8), CSS pixels. */
const COMFORTABLE = 44
const LEAST = 24

/**
 * The targets of a page that a finger may miss: those under 24 px, and those under 44 px around whose middle another
 * target lies within 44 px. Links in running text are left out, as the guideline does, and what is scrolled out of
 * sight or covered. Each is said by its name and size.
 */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(
    ([comfortable, least]) => {
      const wanted =
        'a[href], button, input, select, textarea, summary, [role=button], [role=menuitem], [role=menuitemradio], [role=option], [role=tab], [role=slider], [role=switch], [role=checkbox], [role=radio], [role=combobox], label:has(input)'
      const isSeen = (element: Element) => {
        if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false
        if (element.closest('[inert], [aria-hidden=true]')) return false
        const { left, right, top, bottom, width, height } = element.getBoundingClientRect()
        if (width <= 1 || height <= 1) return false
        const [x, y] = [(left + right) / 2, (top + bottom) / 2]
        if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return false
        const there = document.elementFromPoint(x, y)
        return there !== null && (element.contains(there) || there.contains(element))
      }
      const isInText = (element: Element) =>
        element.matches('a, button') && getComputedStyle(element).display === 'inline'
      const all = [...document.querySelectorAll<HTMLElement>(wanted)]
        // What stands in a label is pressed by the whole of it.
        .filter(element => isSeen(element) && !(element.matches('input') && element.closest('label')))
      const box = (element: Element) => element.getBoundingClientRect()
      const nearOther = (element: Element) => {
        const { left, right, top, bottom } = box(element)
        const [x, y, half] = [(left + right) / 2, (top + bottom) / 2, comfortable / 2]
        return all.some(other => {
          if (other === element || other.contains(element) || element.contains(other)) return false
          const rect = box(other)
          return (
            rect.left < Math.max(right, x + half) - 0.5 &&
            rect.right > Math.min(left, x - half) + 0.5 &&
            rect.top < Math.max(bottom, y + half) - 0.5 &&
            rect.bottom > Math.min(top, y - half) + 0.5
          )
        })
      }
      return all.flatMap(element => {
        const { width, height } = box(element)
        const side = Math.min(width, height)
        if (side >= comfortable - 0.5 || isInText(element)) return []
        if (side >= least && !nearOther(element)) return []
        const name = element.getAttribute('aria-label') ?? element.innerText.trim() ?? ''
        const at = element.dataset['testid'] ?? element.className
        return [
          `${name.slice(0, 40)} (${element.tagName.toLowerCase()} ${at}): ${Math.round(width)}×${Math.round(height)}`,
        ]
      })
    },
    [COMFORTABLE, LEAST] as const,
  )
