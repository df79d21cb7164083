import type { Page } from 'playwright-core'

/** How long the frames take while the list scrolls, and while a bare page of the same browser does; in ms. */
export async function measureFrames(
  page: Page,
  address: string,
): Promise<{ list: readonly number[]; floor: readonly number[] }> {
  await page.goto(new URL('chats/all', address).href)
  await page.getByTestId('person-row').first().waitFor()
  const bare = await page.context().newPage()
  await bare.setContent(
    '<div style="height:900px;overflow:auto"><div style="height:100000px">floor</div></div>',
  )
  try {
    const list: number[] = []
    const floor: number[] = []
    for (let round = 0; round < 3; round++) {
      await bare.bringToFront()
      floor.push(...(await bare.evaluate(scroll, 'div')))
      await page.bringToFront()
      list.push(...(await page.evaluate(scroll, '[data-testid="people-list"]')))
    }
    return { list, floor }
  } finally {
    await bare.close()
  }
}

/** In the page: scrolls by 40 pixels a frame and tells how long each frame took. */
async function scroll(selector: string): Promise<number[]> {
  const scroller = document.querySelector(selector)
  if (!scroller) throw new Error(`no ${selector}`)
  const frame = () => new Promise<number>(requestAnimationFrame)
  const frames: number[] = []
  let before = await frame()
  for (let step = 0; step < 200; step++) {
    scroller.scrollTop += 40
    const now = await frame()
    frames.push(now - before)
    before = now
  }
  return frames
}
