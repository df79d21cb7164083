import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { eventually } from './eventually.ts'

/** One entry of the log: what stands there, for eyes and for screen readers. */
interface Entry {
  readonly id: string | null
  readonly kind: string | null
  readonly state: string | null
  readonly role: string | null
  readonly label: string | null
  readonly text: string
}

/** The messages of the open chat that are in the document, as they stand. */
const readLog = (page: Page): Promise<readonly Entry[]> =>
  page.locator('[data-testid="message"]').evaluateAll(all =>
    all.map(one => {
      const attribute = (name: string) => one.getAttribute(name)
      return {
        id: attribute('data-message-id'),
        kind: attribute('data-kind'),
        state: attribute('data-state'),
        role: attribute('role'),
        label: attribute('aria-label'),
        // Not as it is laid out: in a page that is being shown anew words stand otherwise for a moment.
        text: one.textContent?.replace(/\s+/gu, ' ').trim() ?? '',
      }
    }),
  )

/**
 * Reloads the page and expects the open chat to say the same, message by message, as long as they are in the document
 * both times; and what is being written to be there still.
 */
export async function sameAfterReload(page: Page): Promise<void> {
  const feed = page.getByRole('feed')
  await feed.evaluate(box => box.scrollTo(0, box.scrollHeight))
  const composer = page.getByTestId('composer-text')
  const [before, words] = [await readLog(page), await composer.inputValue()]
  expect(before.length).toBeGreaterThan(0)
  await page.reload()
  await page.locator('[role=feed][data-placed]').waitFor()
  await eventually(async () => {
    await feed.evaluate(box => box.scrollTo(0, box.scrollHeight))
    const after = await readLog(page)
    const ids = new Set(after.map(({ id }) => id))
    const both = before.filter(({ id }) => ids.has(id))
    // The last one, at least, is in view both times.
    expect(both.at(-1)?.id).toBe(before.at(-1)?.id)
    const known = new Set(both.map(({ id }) => id))
    expect(after.filter(({ id }) => known.has(id))).toEqual(both)
  })
  expect(await composer.inputValue()).toBe(words)
}
