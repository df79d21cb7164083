import { Timestamp } from '@google-cloud/firestore'
import type { Firestore } from '@google-cloud/firestore'
import { messagePath } from '@chats/domain/paths'
import type { Page } from 'playwright-core'
import type { BenchPerson } from '../composeBase.ts'

const A_SECOND = 20
const SECONDS = 8
const KEY_EVERY_MS = 70
const SENDS = 20

/** While `A_SECOND` messages a second arrive in the open chat: milliseconds from a key to the frame that shows it. */
export async function measureKeys(
  page: Page,
  db: Firestore,
  person: BenchPerson,
): Promise<readonly number[]> {
  const chatId = person.chats[0]?.id ?? ''
  const field = page.getByTestId('composer-text')
  await field.fill('')
  await field.evaluate(element => {
    const keys: number[] = []
    Object.assign(window, { keys })
    element.addEventListener('keydown', () => {
      const pressed = performance.now()
      // The frame after the one that is painted next.
      requestAnimationFrame(() => setTimeout(() => keys.push(performance.now() - pressed)))
    })
  })
  let arriving = true
  const arrival = (async () => {
    for (let n = 0; arriving; n++) {
      void db.doc(messagePath(chatId, `in_bench_${Date.now()}_${n}`)).set({
        schema: 1,
        chatId,
        personId: person.id,
        direction: 'in',
        kind: 'text',
        at: Timestamp.now(),
        content: { kind: 'text', text: `Сообщение ${n}: когда начнётся следующее занятие?` },
        author: { type: 'person', id: person.id, name: person.name },
      })
      await new Promise(resolve => setTimeout(resolve, 1000 / A_SECOND))
    }
  })()
  const until = Date.now() + SECONDS * 1000
  while (Date.now() < until) await field.press('x', { delay: KEY_EVERY_MS })
  arriving = false
  await arrival
  await field.fill('')
  return page.evaluate(() => (window as unknown as { keys: number[] }).keys)
}

/** Milliseconds from the click that sends a text to the frame with its bubble. */
export async function measureSends(page: Page): Promise<readonly number[]> {
  const times: number[] = []
  for (let n = 0; n < SENDS; n++) {
    await page.getByTestId('composer-text').fill(`Ответ ${n} из ${SENDS}`)
    times.push(
      await page.getByTestId('composer-send').evaluate((button, text) => {
        const begun = performance.now()
        if (button instanceof HTMLElement) button.click()
        return new Promise<number>(resolve => {
          const look = () => {
            const shown = [...document.querySelectorAll('[data-testid=message][data-direction=out]')]
            if (shown.some(one => one.textContent?.includes(text))) resolve(performance.now() - begun)
            else requestAnimationFrame(look)
          }
          look()
        })
      }, `Ответ ${n} из ${SENDS}`),
    )
  }
  return times
}
