import type { Page } from 'playwright-core'

/** What a finger wants (WCAG 2.5.5), and what a smaller target must have at least (2.5.8), CSS pixels. */
const COMFORTABLE = 44
const LEAST = 24

/**
 * The targets on the screen of a page that a finger may miss: those under 24 px, and those under 44 px where half of
 * that away from their middle another target begins. Links in running text are left out, as the guideline does. Each is
 * said by its name and size.
 */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(
    ([comfortable, least]) => {
      const wanted =
        'a[href], button, input, select, textarea, summary, [role=button], [role=menuitem], [role=menuitemradio], [role=option], [role=slider], [role=switch], label:has(input)'
      const targetAt = (x: number, y: number) => document.elementFromPoint(x, y)?.closest(wanted) ?? null
      const isSeen = (element: HTMLElement) => {
        const { left, top, width, height } = element.getBoundingClientRect()
        const there = targetAt(left + width / 2, top + height / 2)
        return there !== null && (element.contains(there) || there.contains(element))
      }
      const isInText = (element: Element) =>
        element.matches('a, button') && getComputedStyle(element).display === 'inline'
      // What stands in a label is pressed by the whole of it.
      const isInLabel = (element: Element) => element.matches('input') && element.closest('label') !== null
      const reach = comfortable / 2 - 1
      const steps = [-reach, 0, reach].flatMap(x => [-reach, 0, reach].map(y => [x, y] as const))

      return [...document.querySelectorAll<HTMLElement>(wanted)]
        .filter(element => isSeen(element) && !isInLabel(element) && !isInText(element))
        .flatMap(element => {
          const { left, top, width, height } = element.getBoundingClientRect()
          const side = Math.min(width, height)
          if (side >= comfortable - 0.5) return []
          const isNear = steps.some(([dx, dy]) => {
            const other = targetAt(left + width / 2 + dx, top + height / 2 + dy)
            return other !== null && !element.contains(other) && !other.contains(element)
          })
          if (side >= least - 0.5 && !isNear) return []
          const name = element.getAttribute('aria-label') ?? element.innerText.trim()
          const place = element.dataset['testid'] ?? element.className
          return [`${name.slice(0, 40)} (${place}): ${Math.round(width)}×${Math.round(height)}`]
        })
    },
    [COMFORTABLE, LEAST] as const,
  )
