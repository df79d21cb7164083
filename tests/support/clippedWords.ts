import type { Page } from 'playwright-core'

/**
 * The words of the interface on the screen of a page that do not stand there whole: cut off, or with a button over
 * them. What people have written and how they are called is cut with dots and is not looked at, nor the one line about
 * channels, which is whole on a tap.
 */
export const clippedWords = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const theirs = '.line > strong, bdi, [dir=auto], .name, .last, .title, h1, .channel, select, option'
    const all = [...document.querySelectorAll<HTMLElement>('#app *, .v-overlay-container *')].filter(
      element =>
        element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
        !element.closest('[inert], [aria-hidden=true], .visually-hidden') &&
        [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
    )
    const wordsOf = (element: Element) => {
      const range = document.createRange()
      range.selectNodeContents(element)
      return range.getBoundingClientRect()
    }
    const inside = (rect: DOMRect) =>
      rect.width > 1 && rect.top >= 0 && rect.bottom <= innerHeight && rect.left < innerWidth
    return all.flatMap(element => {
      if (element.closest(theirs)) return []
      const words = wordsOf(element)
      if (!inside(words)) return []
      const clips = (parent: Element) => getComputedStyle(parent).overflowX !== 'visible'
      const scrolls = (parent: Element) => ['auto', 'scroll'].includes(getComputedStyle(parent).overflowX)
      let isCut = false
      let parent: Element | null = element
      for (; parent && !scrolls(parent) && !isCut; parent = parent.parentElement)
        isCut = clips(parent) && words.right > parent.getBoundingClientRect().right + 1
      if (!parent && words.right > innerWidth + 1) isCut = true
      const isCovered =
        element.matches('h2, h3') &&
        [...(element.parentElement?.querySelectorAll('button, a') ?? [])].some(button => {
          const rect = button.getBoundingClientRect()
          return (
            !element.contains(button) &&
            rect.width > 0 &&
            rect.left < words.right - 1 &&
            rect.right > words.left + 1 &&
            rect.top < words.bottom &&
            rect.bottom > words.top
          )
        })
      return isCut || isCovered ? [element.innerText.trim().slice(0, 60)] : []
    })
  })
