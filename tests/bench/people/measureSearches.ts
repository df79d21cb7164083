import type { Page } from 'playwright-core'
import { crowdNames } from '../../../local/src/seed/crowdNames.ts'
import type { Answers } from './Answers.ts'
import { timeFloor } from './timeFloor.ts'

const SAMPLES = 40
/** The page waits so long for the typing to rest; that is nobody's work. */
const TYPING_MS = 300

/** What is typed: beginnings of surnames, and of first names in the other alphabet. */
const texts = Array.from({ length: SAMPLES }, (_, index) => {
  const { surnames } = crowdNames[index % 2 ? 'uk' : 'ru']
  const [surname = ''] = surnames[(index * 7) % surnames.length] ?? []
  return surname.slice(0, 3 + (index % 4))
})

/** How long it takes from the end of typing until people are shown, in ms. */
export async function measureSearches(page: Page): Promise<Answers> {
  const samples: number[] = []
  const floor: number[] = []
  // The local Firestore makes an index when it is first asked for; in the cloud it is there.
  await page.evaluate(search, texts[0] ?? '')
  await page.reload()
  await page.getByTestId('person-row').first().waitFor()
  for (const text of new Set(texts)) {
    const ms = await page.evaluate(search, text)
    samples.push(Math.max(0, ms - TYPING_MS))
    floor.push(await timeFloor(page))
  }
  await page.getByTestId('search').fill('')
  return { samples, floor }
}

/** In the page: types a text into the empty field and waits for people. */
async function search(text: string): Promise<number> {
  const field = document.querySelector<HTMLInputElement>('[data-testid="search"]')
  if (!field) throw new Error('there is no search')
  const hits = () => document.querySelector('[data-testid="search-results"] [data-testid="person-row"]')
  const type = (value: string) => {
    field.value = value
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const until = (holds: () => boolean) =>
    new Promise<void>((resolve, reject) => {
      const last = performance.now() + 30_000
      const look = () => {
        if (holds()) resolve()
        else if (performance.now() > last) reject(new Error(`nobody is found by ${text}`))
        else requestAnimationFrame(look)
      }
      look()
    })
  type('')
  await until(() => !document.querySelector('[data-testid="search-results"]'))
  // The pause of the typing before is over too.
  await new Promise(resolve => setTimeout(resolve, 350))
  const from = performance.now()
  type(text)
  await until(() => hits() !== null)
  return performance.now() - from
}
