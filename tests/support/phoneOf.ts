import type { Page } from 'playwright-core'

/** A new customer on the simulators' page, and what they do on their phone. `channel`: `telegram/demo-telegram`. */
export async function phoneOf(page: Page, channel: string, firstName: string) {
  await page.getByRole('button', { name: 'Новый покупатель' }).click()
  await page.getByLabel('Куда пишет').selectOption(channel)
  await page.getByLabel('Имя', { exact: true }).fill(firstName)
  await page.getByRole('button', { name: 'Открыть телефон' }).click()
  await page.getByRole('button', { name: 'Начать', exact: true }).click()
  const phone = page.getByRole('region', { name: firstName })
  const composer = phone.getByRole('textbox', { name: 'Сообщение' })
  const bubble = (text: string) => phone.locator('.bubble', { hasText: text })
  /** What the company sent, by what it carries. */
  const came = (kind: string) => phone.locator(`.bubble:not(.mine)[data-kind="${kind}"]`)
  const write = async (text: string) => {
    await composer.fill(text)
    await composer.press('Enter')
  }
  const choose = async (text: string, item: string) => {
    await bubble(text).first().click({ button: 'right' })
    await phone.getByRole('menuitem', { name: item }).click()
  }

  return {
    bubble,
    came,
    write,
    async attach(sample: string, text = '') {
      if (text) await composer.fill(text)
      await phone.locator('.attach summary').click()
      await phone.locator(`[data-sample=${sample}]`).click()
      await phone.locator('.attach:not([open])').waitFor()
    },
    async reply(to: string, text: string) {
      await choose(to, 'Ответить')
      await write(text)
    },
    async edit(text: string, into: string) {
      await choose(text, 'Изменить')
      await write(into)
    },
  }
}
