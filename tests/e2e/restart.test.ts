import type { Firestore } from '@google-cloud/firestore'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { askStack } from '../support/askStack.ts'
import { inboxOf } from '../support/inboxOf.ts'
import { openAdmin } from '../support/openAdmin.ts'
import { openBot } from '../support/openBot.ts'
import type { Bot } from '../support/openBot.ts'
import { signIn } from '../support/signIn.ts'
import { useBrowser } from '../support/useBrowser.ts'

const stack = inject('stack')
const browser = useBrowser(stack, [
  // While there is nobody at the other end, the browser and the Firestore client say so.
  /net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING)/,
  /@firebase\/firestore: .*(Could not reach Cloud Firestore backend|transport errored|"code":"unavailable")/s,
  // The server that came back does not know the channels of the one before it.
  /status of 400 .*google\.firestore\.v1\.Firestore\/(Listen|Write)\/channel/s,
])
const name = 'Памʼять'

describe('after a stop and a start', () => {
  let db: Firestore
  let bot: Bot
  let stayed: Page
  let before: unknown
  let phoneBefore: unknown

  // Of a long list only what is seen, and a little more or less, is in the document.
  const seen = async (page: Page) => ({
    people: await page
      .getByTestId('person-row')
      .evaluateAll(rows =>
        rows.slice(0, 8).map(row => [row.getAttribute('data-person-id'), row.getAttribute('data-unread')]),
      ),
    timeline: await page
      .getByTestId('message')
      .evaluateAll(all =>
        all.map(one => [
          one.getAttribute('data-message-id'),
          one.getAttribute('data-state'),
          one.textContent,
        ]),
      ),
  })
  const phone = async () => {
    const answer = await fetch(new URL('_sim/phone', stack.simulators))
    const { chats } = (await answer.json()) as { chats: { channel: string }[] }
    return chats.filter(({ channel }) => channel === bot.channel)
  }

  beforeAll(async () => {
    db = openAdmin(stack)
    bot = await openBot(stack, db, 'restart')
    stayed = await browser.openInbox('anna@demo.test')
    const inbox = inboxOf(stayed)
    await bot.act('start', name, { payload: 'до-перезапуска' })
    await bot.say(name, 'запомните меня')
    await inbox.openChat(name)
    await inbox.send('запомнили')
    await inbox.shows('запомнили', 'sent')
    await inbox.row(name).filter({ hasText: 'запомнили' }).waitFor()
    await inbox.row(name).locator('img').waitFor()
    before = await seen(stayed)
    phoneBefore = await phone()
    await db.terminate()
    await askStack(stack, 'restart')
    db = openAdmin(stack)
  }, 180_000)
  afterAll(() => db.terminate())

  it('people, timeline, unread and accounts are as they were', async () => {
    const fresh = await browser.openInbox('anna@demo.test')
    await inboxOf(fresh).openChat(name)
    await inboxOf(fresh).shows('запомнили', 'sent')
    await inboxOf(fresh).row(name).locator('img').waitFor()
    expect(await seen(fresh)).toEqual(before)
  })

  it('the phone of the customer has its conversation', async () => {
    expect(phoneBefore).toHaveLength(1)
    expect(await phone()).toEqual(phoneBefore)
  })

  it('a page that stayed open goes on, both ways', async () => {
    const inbox = inboxOf(stayed)
    await bot.say(name, 'вы ещё здесь?')
    await inbox.message('вы ещё здесь?').waitFor()
    await inbox.send('здесь')
    await inbox.shows('здесь', 'sent')
    expect((await bot.received(name)).at(-1)).toBe('здесь')
  })

  it('everybody can sign in', async () => {
    const ivan = await browser.openDevice()
    await signIn(ivan, stack.page, 'ivan@demo.test')
    await inboxOf(ivan).row(name).waitFor()
  })
})
