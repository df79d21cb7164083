import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../endToEnd/openBrowser.ts'
import type { TestBrowser } from '../endToEnd/openBrowser.ts'
import { runFirestore } from '../runFirestore.ts'
import type { RunningServer } from '../server.ts'

let server: RunningServer
let browser: TestBrowser
let base: string
beforeAll(async () => {
  server = await runFirestore({ host: '127.0.0.1', port: 0, log: () => undefined })
  base = `http://127.0.0.1:${server.port}`
  browser = await openBrowser()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const documents = '/v1/projects/p/databases/(default)/documents'
const send = (method: string, path: string, body?: unknown, authorization?: string) =>
  fetch(`${base}${path}`, {
    method,
    headers: authorization === undefined ? {} : { Authorization: authorization },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const ivan = `Bearer x.${Buffer.from('{"sub":"ivan"}').toString('base64url')}.`

it('shows a denied read as it happens, with its rule line, its values and its documents', async () => {
  const content = `rules_version = '2';
service cloud.firestore {
  match /databases/{d}/documents/notes/{id} {
    allow read: if resource.data.owner == request.auth.uid;
  }
}`
  await send('PUT', '/emulator/v1/projects/p:securityRules', {
    rules: { files: [{ name: 'r', content }] },
  })
  const fields = { owner: { stringValue: '<img src=x onerror=alert(1)>' }, n: { integerValue: '7' } }
  await send('PATCH', `${documents}/notes/n1`, { fields }, 'Bearer owner')

  const context = await browser.browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', error => errors.push(error.message))
  page.on('console', message => message.type() === 'error' && errors.push(message.text()))
  await page.goto(`${base}/`)
  await page.getByRole('listitem').filter({ hasText: 'notes/n1' }).filter({ hasText: 'owner' }).waitFor()

  await send('GET', `${documents}/notes/n1`, undefined, ivan)
  const row = page.getByRole('listitem').filter({ hasText: 'denied' })
  await row.filter({ hasText: 'ivan' }).filter({ hasText: 'L4' }).waitFor()
  await page.getByLabel('Denied only').check()
  await expect.poll(() => page.getByRole('list', { name: 'Requests' }).getByRole('listitem').count()).toBe(1)

  await row.getByRole('link').focus()
  await page.keyboard.press('Enter')
  const side = page.getByRole('complementary', { name: 'Request' })
  const line = side.locator('.line[data-marked="denied"]')
  await line.waitFor()
  expect(await line.getAttribute('data-line')).toBe('4')
  await side.getByRole('button', { name: /L4.*resource\.data\.owner == request\.auth\.uid.*false/ }).waitFor()
  await side.getByText('"sub": "ivan"').waitFor()

  await side.getByRole('link', { name: 'notes/n1' }).click()
  const one = page.getByRole('region', { name: 'Document', exact: true })
  await one.getByText('<img src=x onerror=alert(1)>').waitFor()
  await page
    .getByRole('region', { name: 'Collections' })
    .getByRole('link', { name: /notes.*1/ })
    .waitFor()
  await page.goBack()
  await line.waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => new URL(page.url()).hash).toBe('#/p/(default)/requests?denied=1')

  await page.getByRole('button', { name: 'Pause' }).click()
  await send('GET', `${documents}/notes/n2`, undefined, ivan)
  await page.getByRole('button', { name: 'Resume · 1 new' }).click()
  await page.getByRole('listitem').filter({ hasText: 'notes/n2' }).waitFor()
  await page.getByRole('button', { name: 'Reset' }).click()
  const reads = page.locator('[data-meter="writes"] dd')
  await expect.poll(() => reads.textContent()).toBe('0')
  await page.getByRole('button', { name: 'Clear' }).click()
  await page.getByText('No requests yet').waitFor()
  expect(errors).toEqual([])
  await context.close()
}, 60_000)
