import type { Page } from 'playwright-core'

/** What a manager does in the inbox on `page`, and where they find it. */
export function inboxOf(page: Page) {
  const row = (name: string) => page.getByTestId('person-row').filter({ hasText: name })
  const messages = page.getByTestId('message')
  const message = (text: string) => messages.filter({ hasText: text })
  const composer = page.getByTestId('composer-text')

  return {
    row,
    messages,
    message,
    composer,
    /** How many unread messages the row shows. */
    unread: async (name: string) => Number(await row(name).getAttribute('data-unread')),
    stateOf: (text: string) => message(text).getAttribute('data-state'),
    /** The words of an outgoing message's sign, as a screen reader says them. */
    markOf: (text: string) => message(text).locator('.mark [role=img]').getAttribute('aria-label'),

    async openChat(name: string) {
      await row(name).click()
      await page.getByTestId('chat').filter({ hasText: name }).waitFor()
      await messages.first().waitFor()
    },
    async send(text: string) {
      await composer.fill(text)
      await page.getByTestId('composer-send').click()
    },
    /** Waits until an outgoing message shows a state. */
    shows: (text: string, state: string) =>
      page
        .locator(`[data-testid="message"][data-direction="out"][data-state="${state}"]`)
        .filter({ hasText: text })
        .first()
        .waitFor(),
    /** The texts of the outgoing messages in the document, top to bottom. */
    sentTexts: () =>
      page
        .locator('[data-testid="message"][data-direction="out"] .text')
        .evaluateAll(all => all.map(one => one.textContent ?? '')),
  }
}
