import type { Firestore } from '@google-cloud/firestore'
import { tunnelDeliveriesPath, tunnelRunPath } from '@chats/domain/paths'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { inboxOf } from '../support/inboxOf.ts'
import { openAdmin } from '../support/openAdmin.ts'
import { openBot } from '../support/openBot.ts'
import type { Bot } from '../support/openBot.ts'
import { useBrowser } from '../support/useBrowser.ts'

const stack = inject('stack')
const browser = useBrowser(stack)
const NAME = 'Туннельная'
const KEYWORD = 'сезам откройся'

describe('tunnels', () => {
  let db: Firestore
  let bot: Bot
  let admin: Page
  let anna: Page
  let tunnelId = ''
  const block = (page: Page, kind: string) => page.locator(`[data-testid=tunnel-block][data-kind=${kind}]`)
  const saved = (page: Page) => page.locator('[data-testid=tunnel-saved][data-state=saved]').waitFor()
  const addAt = async (page: Page, place: number, kind: string) => {
    await page.getByTestId('tunnel-add').nth(place).click()
    await page.getByTestId(`tunnel-add-${kind}`).click()
  }

  beforeAll(async () => {
    db = openAdmin(stack)
    bot = await openBot(stack, db, 'tunnels')
    admin = await browser.openInbox('admin@demo.test')
  })
  afterAll(() => db.terminate())

  it('an admin puts one together, is told what is wrong with it, takes back and moves by keys', async () => {
    await admin.goto(new URL('/settings/tunnels', stack.page).href)
    await admin.getByTestId('tunnel-new').first().click()
    await admin.getByTestId('tunnel-page').waitFor()
    tunnelId = new URL(admin.url()).pathname.split('/').at(-1) ?? ''
    await admin.getByTestId('tunnel-title').fill('Приветствие теста')
    await admin.locator('[data-fault=empty_message]').waitFor()
    expect(await admin.getByTestId('tunnel-publish').isDisabled()).toBe(true)
    await block(admin, 'first').getByTestId('first-keywords').fill(KEYWORD)
    await block(admin, 'first').getByLabel('Кто прошёл, может войти ещё раз').check()
    await block(admin, 'message').getByLabel('Название блока').fill('Вопрос')
    await block(admin, 'message').getByTestId('tunnel-text').fill('Здравствуйте, {{name}}! Придёте?')
    await block(admin, 'message').getByTestId('tunnel-button-add').click()
    await block(admin, 'message').getByTestId('tunnel-button-text').fill('Приду')
    await block(admin, 'message').getByTestId('tunnel-preview').click()
    const previews = admin.getByTestId('tunnel-previews')
    await previews.getByRole('region', { name: 'VK' }).getByText('Здравствуйте, Ирина! Придёте?').waitFor()
    expect(await previews.getByText('Приду').count()).toBe(2)

    await addAt(admin, 1, 'trigger')
    await block(admin, 'trigger').getByLabel('Название блока').fill('Ждём ответа')
    await addAt(admin, 3, 'message')
    await block(admin, 'message').last().getByLabel('Название блока').fill('Спасибо')
    await block(admin, 'message').last().getByTestId('tunnel-text').fill('Ждём вас!')
    const late = admin.getByTestId('tunnel-branch')
    await late.getByTestId('tunnel-add').click()
    await late.getByTestId('tunnel-add-message').click()
    await late.getByTestId('tunnel-text').fill('Мы вас ждём')
    await admin.getByTestId('tunnel-fine').waitFor()

    await block(admin, 'message').last().focus()
    await admin.keyboard.press('Alt+ArrowUp')
    const kinds = () =>
      admin.getByTestId('tunnel-block').evaluateAll(all => all.map(one => one.getAttribute('data-kind')))
    await eventually(async () =>
      expect(await kinds()).toEqual(['first', 'message', 'message', 'trigger', 'message']),
    )
    await admin.getByTestId('tunnel-undo').click()
    await eventually(async () =>
      expect(await kinds()).toEqual(['first', 'message', 'trigger', 'message', 'message']),
    )
    await block(admin, 'trigger').getByTestId('block-menu').click()
    await admin.getByTestId('block-remove').click()
    await block(admin, 'trigger').waitFor({ state: 'detached' })
    await admin.getByTestId('tunnel-undo').click()
    await block(admin, 'trigger').waitFor()
    // What stood in its branch came back with it.
    await late.getByTestId('tunnel-text').waitFor()
    await saved(admin)
  })

  it('tells another system: the address is looked at, what would be sent is shown, and nothing leaves', async () => {
    await addAt(admin, 1, 'action')
    const action = block(admin, 'action')
    await action.getByLabel('Название блока').fill('В CRM')
    await action.getByLabel('Что сделать').selectOption({ label: 'Запрос во внешнюю систему' })
    await admin.locator('[data-fault=bad_address]').waitFor()
    await action.getByTestId('request-url').fill('https://169.254.169.254/')
    await admin.locator('[data-fault=private_address]').waitFor()
    expect(await admin.getByTestId('tunnel-publish').isDisabled()).toBe(true)
    await action.getByTestId('request-url').fill('https://crm.example/in')
    await admin.getByTestId('tunnel-fine').waitFor()
    await action.getByTestId('request-example').click()
    await action.getByText('"type": "tunnel.request"').waitFor()
    await saved(admin)
    // Who is no admin is told of no secrets, and of no fault for it.
    expect(await action.getByLabel('Подписать секретом вебхука').inputValue()).toBe('')
  })

  it('tries it on somebody without sending anything, and publishes it', async () => {
    await bot.say(NAME, 'добрый день')
    await eventually(async () =>
      expect((await db.doc(`search/${bot.personId(NAME)}`).get()).exists).toBe(true),
    )
    await admin.getByTestId('tunnel-dry').click()
    await admin.getByTestId('dry-search').fill(NAME)
    await admin.getByTestId('dry-person').filter({ hasText: NAME }).click()
    await admin
      .getByTestId('dry-line')
      .filter({ hasText: `Здравствуйте, ${NAME}! Придёте?` })
      .waitFor()
    await admin
      .getByTestId('dry-line')
      .filter({ hasText: 'https://crm.example/in' })
      .getByTestId('dry-request')
      .filter({ hasText: `"name": "${NAME}"` })
      .waitFor()
    await admin.getByTestId('dry-answer').fill('да')
    await admin.getByTestId('dry-answer').press('Enter')
    await admin.getByTestId('dry-line').filter({ hasText: 'Ждём вас!' }).waitFor()
    await admin.locator('[data-testid=dry-now][data-state=finished]').waitFor()
    await admin.keyboard.press('Escape')
    expect(await bot.sends()).toEqual([])
    expect((await db.collection(tunnelDeliveriesPath(tunnelId)).get()).size).toBe(0)

    await admin.getByTestId('tunnel-publish').click()
    await admin.getByTestId('tunnel-confirm').click()
    await admin.getByTestId('tunnel-told').filter({ hasText: 'Версия 1 работает.' }).waitFor()
    await admin.getByTestId('tunnel-history').click()
    await admin.getByTestId('tunnel-version').filter({ hasText: 'Марина Ковальчук' }).waitFor()
    await admin.keyboard.press('Escape')
  })

  it('S-73…S-75, S-78: who writes its word is led through it, and the chat says START, tunnel and block', async () => {
    anna = await browser.openInbox('anna@demo.test')
    await inboxOf(anna).openChat(NAME)
    await bot.say(NAME, KEYWORD)
    await eventually(async () =>
      expect(await bot.received(NAME)).toEqual([`Здравствуйте, ${NAME}! Придёте?`]),
    )
    const indicator = anna
      .locator('[data-testid=message][data-kind=indicator]')
      .filter({ hasText: 'Приветствие теста' })
    await indicator.waitFor()
    expect(await indicator.getAttribute('data-direction')).toBe('in')
    expect(await indicator.innerText()).toMatch(/СТАРТ[^]*Приветствие теста[^]*#1/u)
  })

  it('M-15: from the indicator one sees where the person stands, and moves them on', async () => {
    const indicator = anna
      .locator('[data-testid=message][data-kind=indicator]')
      .filter({ hasText: 'Приветствие теста' })
    await indicator.getByRole('button').first().click()
    await indicator.getByTestId('tunnel-place-open').click()
    const place = anna.getByTestId('tunnel-place')
    await place.getByTestId('tunnel-stands').filter({ hasText: 'Ждём ответа' }).waitFor()
    await place.locator('select').last().selectOption({ label: '2. Вопрос' })
    await anna.getByTestId('tunnel-move').click()
    await eventually(async () => expect(await bot.received(NAME)).toHaveLength(2))
    await place.getByTestId('tunnel-stands').filter({ hasText: 'Ждём ответа' }).waitFor()
    await anna.keyboard.press('Escape')
    await anna.locator('[data-testid=message][data-kind=automation]').filter({ hasText: 'Вопрос' }).waitFor()
  })

  it('S-79, A18: the trigger that fired is a row of the system with what the person did', async () => {
    await bot.say(NAME, 'конечно приду')
    await eventually(async () => expect((await bot.received(NAME)).at(-1)).toBe('Ждём вас!'))
    const row = anna.locator('[data-testid=message][data-kind=automation]').filter({ hasText: 'Ждём ответа' })
    await row.getByRole('button').first().click()
    await row.getByText('конечно приду').waitFor()
  })

  it('says in the log of requests what did not arrive at another system, and why', async () => {
    // As if all its tries had been made; nothing of this machine gets to the network.
    const made = await eventually(async () => {
      const { docs } = await db.collection(tunnelDeliveriesPath(tunnelId)).get()
      expect(docs.length).toBeGreaterThan(0)
      for (const doc of docs) expect(doc.get('error')).not.toBeNull()
      return docs
    })
    await Promise.all(
      made.map(({ ref }) => ref.update({ state: 'failed', error: 'timeout', status: null, nextAt: null })),
    )
    await admin.reload()
    await block(admin, 'action')
      .getByTestId('request-failed')
      .filter({ hasText: `не дошло: ${made.length}` })
      .waitFor()
    await block(admin, 'action').getByTestId('request-log-open').click()
    const line = admin.getByTestId('request-log').getByTestId('delivery').first()
    await line.filter({ hasText: 'В CRM' }).filter({ hasText: 'сервер не ответил вовремя' }).waitFor()
    // Once more, by hand: tried at once, and from the beginning.
    await line.getByTestId('request-resend').click()
    await admin.locator('[data-testid=delivery][data-state=pending]').first().waitFor()
    const again = () => Promise.all(made.map(async ({ ref }) => (await ref.get()).get('attempts')))
    await eventually(async () => expect(await again()).toContain(1))
    await admin.keyboard.press('Escape')
  })

  it('issue 6.6: a message about to go while a manager types is held and shown: it waits, goes, or is left out', async () => {
    const run = () => db.doc(tunnelRunPath(`${tunnelId}_${bot.chatId(NAME)}`)).get()
    const before = (await bot.received(NAME)).length
    await eventually(async () => {
      // Typing lapses within seconds: it goes on until functions see it.
      await anna.getByTestId('composer-text').press('x')
      const open = db.collection('presence').where('personId', '==', bot.personId(NAME))
      expect((await open.get()).docs.some(doc => doc.get('typing') === true)).toBe(true)
    })
    await bot.say(NAME, KEYWORD)
    await eventually(async () => expect((await run()).get('wait')).toBe('held'))
    const held = anna.getByTestId('held')
    await held.filter({ hasText: 'Придёте?' }).waitFor()
    expect(await bot.received(NAME)).toHaveLength(before)
    await held.getByTestId('held-hold').click()
    await held.filter({ hasText: 'мин' }).waitFor()
    await held.getByTestId('held-now').click()
    await held.waitFor({ state: 'detached' })
    await eventually(async () => expect(await bot.received(NAME)).toHaveLength(before + 1))
  })

  it('is stopped and runs again; who is no admin only reads it', async () => {
    await admin.getByTestId('tunnel-stop').click()
    await admin.getByTestId('tunnel-confirm').click()
    await admin.locator('[data-testid=tunnel-page][data-state=stopped]').waitFor()
    await admin.getByTestId('tunnel-resume').click()
    await admin.locator('[data-testid=tunnel-page][data-state=live]').waitFor()
    await anna.goto(new URL(`/settings/tunnels/${tunnelId}`, stack.page).href)
    await anna.getByTestId('tunnel-block').first().waitFor()
    expect(await anna.getByTestId('tunnel-publish').isDisabled()).toBe(true)
    expect(await anna.getByTestId('tunnel-add').count()).toBe(0)
    await anna.getByTestId('block-figures').first().filter({ hasText: 'дошли: 1' }).waitFor()
  })
})
