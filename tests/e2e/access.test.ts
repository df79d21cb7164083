import type { Firestore } from '@google-cloud/firestore'
import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { demoPassword } from '../../local/src/seed/DemoManager.ts'
import { actAsAccount } from '../support/actAsAccount.ts'
import { addManager } from '../support/addManager.ts'
import { eventually } from '../support/eventually.ts'
import { inboxOf } from '../support/inboxOf.ts'
import { openAdmin } from '../support/openAdmin.ts'
import { openBot } from '../support/openBot.ts'
import type { Bot } from '../support/openBot.ts'
import { useBrowser } from '../support/useBrowser.ts'

const stack = inject('stack')
const smuggled = 'window.smuggled = true'
const smuggledHash = createHash('sha256').update(smuggled).digest('base64')
const browser = useBrowser(stack, [
  // The browser's own line about a refused sign-in.
  /Failed to load resource: the server responded with a status of 400 .*signInWithPassword/s,
  // The content policy reports the script of the test below, and only that one.
  new RegExp(`sha256-${smuggledHash.replaceAll('+', String.raw`\+`)}`),
  // The Firestore client names a listener that the rules ended.
  /@firebase\/firestore: .*Uncaught Error in snapshot listener.*permission-denied/s,
  // The browser's own line about pictures that were on their way when the manager was disabled.
  /Failed to load resource: the server responded with a status of 403 .*\/o\/people%2F[^/]+%2Fphoto\?/s,
])
const FORBIDDEN = 403

describe('who gets in', () => {
  let db: Firestore
  let bot: Bot
  let page: Page

  const signInAs = async (email: string, password: string) => {
    await page.getByTestId('sign-in-email').fill(email)
    await page.getByTestId('sign-in-password').fill(password)
    await page.getByTestId('sign-in-submit').click()
  }

  beforeAll(async () => {
    db = openAdmin(stack)
    bot = await openBot(stack, db, 'access')
    for (const name of ['Своя', 'Чужая']) await bot.say(name, `пишет ${name}`)
    page = await browser.openDevice()
    await page.goto(stack.page)
  })
  afterAll(() => db.terminate())

  it('not with a wrong password, and is told so in words', async () => {
    await signInAs('anna@demo.test', 'not-hers')
    const notice = page.getByTestId('sign-in-notice')
    await notice.waitFor()
    expect(await notice.innerText()).toContain('Почта или пароль не подходят')
  })

  it('not a script that was smuggled into the page', async () => {
    const violated = await page.evaluate(text => {
      const report = new Promise<string>(resolve =>
        document.addEventListener('securitypolicyviolation', event => resolve(event.violatedDirective)),
      )
      document.head.append(Object.assign(document.createElement('script'), { textContent: text }))
      return report
    }, smuggled)
    expect(violated).toMatch(/^script-src/u)
    expect(await page.evaluate(() => 'smuggled' in window)).toBe(false)
  })

  it('not a stranger who signed up by themselves', async () => {
    const credentials = { email: 'stranger@demo.test', password: 'stranger-password' }
    const stranger = await actAsAccount(stack, credentials, true)
    await signInAs(credentials.email, credentials.password)
    await page.getByTestId('no-access').waitFor()
    await page.goto(`${stack.page}chats/all/${bot.personId('Своя')}/${bot.chatId('Своя')}`)
    await page.getByTestId('no-access').waitFor()
    expect(await page.getByTestId('person-row').count()).toBe(0)
    for (const collection of ['people', 'chats', 'managers', 'channels', 'channelSecrets'])
      expect([collection, await stranger.list(collection)]).toEqual([collection, FORBIDDEN])
    for (const path of [`people/${bot.personId('Своя')}`, 'settings/company', 'managers/demo-anna'])
      expect([path, await stranger.get(path)]).toEqual([path, FORBIDDEN])
  })

  it('A28: a manager with assigned access sees the people assigned to them, and no others', async () => {
    await db.doc(`people/${bot.personId('Своя')}`).update({ assigneeId: 'demo-oleg' })
    const oleg = await browser.openInbox('oleg@demo.test')
    const inbox = inboxOf(oleg)
    await inbox.openChat('Своя')
    expect(await inbox.row('Чужая').count()).toBe(0)
    // The tab counts whom he sees, and no others.
    const his = await db.collection('people').where('assigneeId', '==', 'demo-oleg').count().get()
    await oleg.locator(`[data-testid=tab-all][data-count="${his.data().count}"]`).waitFor()
    await oleg.goto(`${stack.page}chats/all/${bot.personId('Чужая')}/${bot.chatId('Чужая')}`)
    await oleg.getByText('Этот человек закреплён за другим менеджером').first().waitFor()
    expect(await inbox.messages.count()).toBe(0)
    await db.doc(`people/${bot.personId('Чужая')}`).update({ assigneeId: 'demo-oleg' })
    await inbox.row('Чужая').waitFor()
    await db.doc(`people/${bot.personId('Своя')}`).update({ assigneeId: 'demo-anna' })
    await inbox.row('Своя').waitFor({ state: 'detached' })
  })

  it('a disabled manager is out at once, and their token opens nothing any more', async () => {
    const { uid, email } = await addManager(stack, db, 'leaver')
    const account = await actAsAccount(stack, { email, password: demoPassword })
    const chat = { chatId: bot.chatId('Своя'), personId: bot.personId('Своя') }
    const write = () => account.queueText(chat, { id: uid, name: 'leaver' })
    expect(await write()).toBe(200)
    const leaver = await browser.openInbox(email)
    await inboxOf(leaver).openChat('Своя')

    await db.doc(`managers/${uid}`).update({ active: false })
    expect(await write()).toBe(FORBIDDEN)
    expect(await account.get(`chats/${chat.chatId}`)).toBe(FORBIDDEN)
    await leaver.getByTestId('sign-in-notice').waitFor()
    expect(await leaver.getByTestId('sign-in-notice').innerText()).toContain('закрыл вам доступ')
    expect(await leaver.getByTestId('person-row').count()).toBe(0)
    await eventually(async () => {
      await leaver.getByTestId('sign-in-email').fill(email)
      await leaver.getByTestId('sign-in-password').fill(demoPassword)
      await leaver.getByTestId('sign-in-submit').click()
      await leaver.getByTestId('no-access').waitFor({ timeout: 2000 })
    })
  })
})
