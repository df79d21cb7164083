import type { Page } from 'playwright-core'
import { demoPassword } from '../../local/src/seed/DemoManager.ts'

/** Opens the inbox and signs a demo manager in; resolves when the list of people is there. */
export async function signIn(page: Page, address: string, email: string): Promise<void> {
  await page.goto(address)
  await page.getByTestId('sign-in-email').fill(email)
  await page.getByTestId('sign-in-password').fill(demoPassword)
  await page.getByTestId('sign-in-submit').click()
  await page.getByTestId('tab-all').waitFor()
}
