import { signIn } from '../../support/signIn.ts'
import type { BenchPerson } from '../composeBase.ts'
import type { BenchStack } from '../startBenchStack.ts'

/** Milliseconds from the click on a row to the frame that shows the chat's last message; a new browser profile each time. */
export async function timeOpening(stack: BenchStack, person: BenchPerson): Promise<number> {
  const page = await stack.open()
  try {
    await signIn(page, stack.addresses.page, 'anna@demo.test')
    // The code of a chat is there: it is loaded by the first one, whichever that is.
    const other = stack.people.at(5)
    await page.locator(`[data-testid="person-row"][data-person-id="${other?.id}"]`).click()
    await page.locator(`[data-chat-id="${other?.chats[0]?.id}"] [data-testid="message"]`).last().waitFor()
    const row = page.locator(`[data-testid="person-row"][data-person-id="${person.id}"]`)
    await row.waitFor()
    return await row.evaluate(
      (link, { chatId, lastId }) => {
        const begun = performance.now()
        if (link instanceof HTMLElement) link.click()
        return new Promise<number>(resolve => {
          const look = () => {
            const placed = document.querySelector(`[data-chat-id="${chatId}"] [role=feed][data-placed]`)
            const last = placed?.querySelector(`[data-message-id="${lastId}"]`)
            if (last) resolve(performance.now() - begun)
            else requestAnimationFrame(look)
          }
          look()
        })
      },
      { chatId: person.chats[0]?.id ?? '', lastId: person.chats[0]?.messages.at(-1)?.id ?? '' },
    )
  } finally {
    await page.context().close()
  }
}
