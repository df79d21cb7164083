import type { Page } from 'playwright-core'

const SAMPLES = 9

/** How long a signed-in manager whose cache is empty waits for the first row, from the start of the page on; in ms. */
export async function measureRows(page: Page, address: string): Promise<readonly number[]> {
  const samples: number[] = []
  await page.addInitScript(noteFirstRow)
  for (let sample = 0; sample < SAMPLES; sample++) {
    await page.goto(new URL('favicon.svg', address).href)
    await page.evaluate(forgetDocuments)
    await page.goto(new URL('chats/all', address).href)
    await page.getByTestId('person-row').first().waitFor()
    samples.push(await page.evaluate(() => performance.getEntriesByName('first-row')[0]?.startTime ?? NaN))
  }
  return samples
}

/** In the page: Firestore's cache away, the sign-in stays. */
async function forgetDocuments(): Promise<void> {
  for (const { name = '' } of await indexedDB.databases()) {
    if (!name.startsWith('firestore/')) continue
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name)
      request.onsuccess = resolve
      request.onerror = () => reject(new Error(`${name} stays`))
    })
  }
}

/** In every page from its start on: notes the frame in which the first row is there. */
function noteFirstRow(): void {
  const look = () => {
    if (document.querySelector('[data-testid="person-row"]')) performance.mark('first-row')
    else requestAnimationFrame(look)
  }
  look()
}
