import type { Page } from 'playwright-core'

export interface Frames {
  /** How long the frames take while the list scrolls, in ms. */
  readonly list: readonly number[]
  /** And while a bare page of the same browser does. */
  readonly floor: readonly number[]
  /** The most rows that were in the document at once. */
  readonly rows: number
}

/** How the list scrolls, in turn with a bare page. */
export async function measureFrames(page: Page, address: string): Promise<Frames> {
  await page.goto(new URL('chats/all', address).href)
  await page.getByTestId('person-row').first().waitFor()
  const bare = await page.context().newPage()
  await bare.setContent(
    '<div style="height:900px;overflow:auto"><div style="height:100000px">floor</div></div>',
  )
  try {
    const list: number[] = []
    const floor: number[] = []
    let rows = 0
    for (let round = 0; round < 3; round++) {
      await bare.bringToFront()
      floor.push(...(await bare.evaluate(scroll, 'div')).frames)
      await page.bringToFront()
      const scrolled = await page.evaluate(scroll, '[data-testid="people-list"]')
      list.push(...scrolled.frames)
      rows = Math.max(rows, scrolled.rows)
    }
    return { list, floor, rows }
  } finally {
    await bare.close()
  }
}

/** In the page: scrolls by 40 pixels a frame and tells how long each frame took. */
async function scroll(selector: string): Promise<{ frames: number[]; rows: number }> {
  const scroller = document.querySelector(selector)
  if (!scroller) throw new Error(`no ${selector}`)
  const frame = () => new Promise<number>(requestAnimationFrame)
  const frames: number[] = []
  let rows = 0
  let before = await frame()
  for (let step = 0; step < 200; step++) {
    scroller.scrollTop += 40
    const now = await frame()
    frames.push(now - before)
    before = now
    rows = Math.max(rows, scroller.querySelectorAll('[data-person-id]').length)
  }
  return { frames, rows }
}
