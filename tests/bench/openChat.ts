import type { Page } from 'playwright-core'
import type { BenchPerson } from './composeBase.ts'

/** Opens a person's chat from the list; resolves when its messages are shown. */
export async function openChat(page: Page, { id, chats }: BenchPerson): Promise<void> {
  await page.locator(`[data-testid="person-row"][data-person-id="${id}"]`).click()
  await page
    .locator(`[data-testid="chat"][data-chat-id="${chats[0]?.id}"] [data-testid="message"]`)
    .last()
    .waitFor()
}
