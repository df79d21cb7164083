import type { Page } from 'playwright-core'
import type { Answers } from './Answers.ts'
import { timeFloor } from './timeFloor.ts'

const SAMPLES = 9

/**
 * How long a signed-in manager whose cache is empty waits for the first row, from the start of the page on; in turn with
 * what the machine takes for something that knows of no people.
 */
export async function measureRows(page: Page, address: string): Promise<Answers> {
  const samples: number[] = []
  const floor: number[] = []
  await page.addInitScript(noteFirstRow)
  for (let sample = 0; sample < SAMPLES; sample++) {
    await page.goto(new URL('favicon.svg', address).href)
    await page.evaluate(forgetDocuments)
    await page.goto(new URL('chats/all', address).href)
    await page.getByTestId('person-row').first().waitFor()
    floor.push(await timeFloor(page))
    samples.push(await page.evaluate(() => performance.getEntriesByName('first-row')[0]?.startTime ?? NaN))
  }
  return { samples, floor }
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
