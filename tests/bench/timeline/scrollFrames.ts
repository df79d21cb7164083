import type { Page } from 'playwright-core'

const FRAMES = 240

/** Pixels a frame: as one reads back, and as one throws a log with a finger. At sixty frames a second 2,400 and 5,400 a second. */
export const speeds = { reading: 40, fast: 90 } as const

export interface Watched {
  /** Frames without a row in the middle of the log. */
  readonly blank: number
  readonly mostNodes: number
}

/** Scrolls an element up by a step each frame, and does nothing else; milliseconds between frames. */
export const scrollFrames = (page: Page, selector: string, step: number): Promise<readonly number[]> =>
  page.locator(selector).evaluate(
    (box, { count, step }) =>
      new Promise<readonly number[]>(resolve => {
        const frames: number[] = []
        let before = performance.now()
        const move = () => {
          const now = performance.now()
          frames.push(now - before)
          before = now
          if (frames.length > count) return resolve(frames.slice(1))
          box.scrollBy(0, -step)
          requestAnimationFrame(move)
        }
        requestAnimationFrame(move)
      }),
    { count: FRAMES, step },
  )

/** Scrolls in the same way and looks at each frame, which costs it time: whether a row stands there, how many elements. */
export const watchScroll = (page: Page, selector: string, step: number): Promise<Watched> =>
  page.locator(selector).evaluate(
    (box, { count, step }) =>
      new Promise<Watched>(resolve => {
        let frames = 0
        let blank = 0
        let mostNodes = 0
        const { top, height } = box.getBoundingClientRect()
        const middle = top + height / 2
        const move = () => {
          // The virtual list takes no pointer while it is scrolled: rows are looked for by their places.
          const rows = [...box.querySelectorAll('[data-row]')].map(row => row.getBoundingClientRect())
          if (!rows.some(row => row.top <= middle && row.bottom >= middle)) blank++
          mostNodes = Math.max(mostNodes, box.querySelectorAll('*').length)
          if (frames++ > count) return resolve({ blank, mostNodes })
          box.scrollBy(0, -step)
          requestAnimationFrame(move)
        }
        requestAnimationFrame(move)
      }),
    { count: FRAMES, step },
  )
