import type { Page } from 'playwright-core'

const FRAMES = 240

/** Pixels a frame: as one reads back, and as one throws a log with a finger. At sixty frames a second 2,400 and 5,400 a second. */
export const speeds = { reading: 40, fast: 90 } as const

export interface Scrolled {
  /** Milliseconds between frames. */
  readonly frames: readonly number[]
  readonly blank: number
  readonly mostNodes: number
}

/** Scrolls an element up by a step each frame; whether a row stands in the middle of it, and how many elements stand in it. */
export const scrollFrames = (page: Page, selector: string, step: number): Promise<Scrolled> =>
  page.locator(selector).evaluate(
    (box, { count, step }) =>
      new Promise<Scrolled>(resolve => {
        const frames: number[] = []
        let blank = 0
        let mostNodes = 0
        let before = performance.now()
        const { top, height } = box.getBoundingClientRect()
        const middle = top + height / 2
        const move = () => {
          const now = performance.now()
          frames.push(now - before)
          before = now
          // The virtual list takes no pointer while it is scrolled: rows are looked for by their places.
          const rows = [...box.querySelectorAll('[data-row]')].map(row => row.getBoundingClientRect())
          if (!rows.some(row => row.top <= middle && row.bottom >= middle)) blank++
          mostNodes = Math.max(mostNodes, box.querySelectorAll('*').length)
          if (frames.length > count) return resolve({ frames: frames.slice(1), blank, mostNodes })
          box.scrollBy(0, -step)
          requestAnimationFrame(move)
        }
        requestAnimationFrame(move)
      }),
    { count: FRAMES, step },
  )
