import type { Page } from 'playwright-core'

/**
 * Scrolls near the beginning of what is loaded, so that older messages come, and follows the message in the middle from
 * frame to frame: how far it moved at most. Null when nothing older came.
 */
export async function watchAnchor(page: Page): Promise<number | null> {
  const feed = page.getByRole('feed')
  await feed.hover()
  const height = await feed.evaluate(box => box.scrollHeight)
  await feed.evaluate(box => box.scrollTo(0, 640))
  await page.mouse.wheel(0, -80)
  return feed.evaluate(
    (box, before) =>
      new Promise<number | null>(resolve => {
        const top = (one: Element) => one.getBoundingClientRect().top
        let last = box.scrollTop
        let still = 0
        let anchor: Element | undefined
        let from = 0
        let moved = 0
        let grown = 0
        let frames = 0
        const look = () => {
          frames++
          if (anchor === undefined) {
            still = box.scrollTop === last ? still + 1 : 0
            last = box.scrollTop
            // The wheel has come to rest.
            if (still > 4 || box.scrollHeight > before) {
              const { top: edge, height: tall } = box.getBoundingClientRect()
              anchor = [...box.querySelectorAll('[data-message-id]')].find(one => top(one) > edge + tall / 3)
              if (anchor) from = top(anchor)
            }
          } else {
            const id = anchor.getAttribute('data-message-id')
            const now = box.querySelector(`[data-message-id="${id}"]`)
            if (now) moved = Math.max(moved, Math.abs(top(now) - from))
          }
          if (box.scrollHeight > before) grown++
          if (grown > 30) return resolve(moved)
          if (frames > 900) return resolve(null)
          requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      }),
    height,
  )
}
