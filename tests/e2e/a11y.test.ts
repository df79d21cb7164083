import { AxeBuilder } from '@axe-core/playwright'
import { messageDayPath } from '@chats/domain/paths'
import { Timestamp } from '@google-cloud/firestore'
import type { Firestore } from '@google-cloud/firestore'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { addManager } from '../support/addManager.ts'
import { eventually } from '../support/eventually.ts'
import { inboxOf } from '../support/inboxOf.ts'
import { openAdmin } from '../support/openAdmin.ts'
import { openBot } from '../support/openBot.ts'
import type { Bot } from '../support/openBot.ts'
import { signIn } from '../support/signIn.ts'
import { useBrowser } from '../support/useBrowser.ts'

const stack = inject('stack')
const browser = useBrowser(stack)
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const sizes = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const
const RAW_KEY =
  /\b(app|card|chat|chatTools|managers|messageConstructor|notifications|people|person|settings|signIn|tasks|transfer|ui|words|\$vuetify)\.[a-z]\w*/u

/** What axe finds and we let stand, with the reason. */
const exceptions = [
  {
    rule: 'label-content-name-mismatch',
    at: '.account',
    why: 'The initials are a picture: nobody would say them, and the name says whose they are.',
  },
  {
    rule: 'label-content-name-mismatch',
    at: '.read',
    why: 'The name begins with the visible words and says the number with its noun.',
  },
]

/** Serious and critical violations, said by rule and place. The dark page is the light one in other colours. */
async function violationsOf(page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  const asked = colorScheme === 'light' ? axe.withTags(wcag) : axe.withRules(['color-contrast'])
  const { violations } = await asked.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(node => ({ rule: id, at: node.target.join(' '), node })))
    .filter(found => !exceptions.some(({ rule, at }) => rule === found.rule && at === found.at))
    .map(({ rule, at, node }) => `${rule}: ${at}: ${node.failureSummary ?? ''}`)
}

/** Resolves when a list that is shown has its rows: for a frame after a resize it is measuring them. */
const rowsAreThere = (page: Page) =>
  page.waitForFunction(() => {
    const list = document.querySelector('[data-testid=people-list]')
    const isSeen = (element: Element) => element.checkVisibility({ visibilityProperty: true })
    return !list || !isSeen(list) || [...list.querySelectorAll('a')].some(isSeen)
  })

/** Looks at what the page shows in every size and theme. */
async function look(page: Page) {
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport)
    await rowsAreThere(page)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.locator(`html[data-theme=${colorScheme}]`).waitFor()
      const violations = await violationsOf(page, colorScheme)
      expect({ size, colorScheme, violations }).toEqual({ size, colorScheme, violations: [] })
    }
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect({ size, overflow }).toEqual({ size, overflow: 0 })
    // What is in a pane scrolls; the pane itself would take its head out of sight.
    const scrolling = await page.evaluate(() =>
      [...document.querySelectorAll('.pane')]
        .filter(pane => pane.scrollHeight > pane.clientHeight)
        .map(pane => pane.id),
    )
    expect({ size, scrolling }).toEqual({ size, scrolling: [] })
  }
  await page.setViewportSize(sizes.desktop)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
}

describe('the screens', () => {
  let db: Firestore
  let bot: Bot
  let page: Page
  let manager: { email: string }
  const address = (path: string) => new URL(path, stack.page).href
  const chatPath = (name: string) => `chats/all/${bot.personId(name)}/${bot.chatId(name)}`

  beforeAll(async () => {
    db = openAdmin(stack)
    bot = await openBot(stack, db, 'a11y')
    manager = await addManager(stack, db, 'reader')
    for (let n = 1; n <= 24; n++) await bot.say(`Гість ${n}`, `лист ${n}`)
    await bot.act('start', 'Екран', { payload: 'осінь' })
    await bot.say('Екран', 'подивіться https://example.com/довгий/шлях та 🙂')
    const { message_id } = await bot.say('Екран', 'перша думка')
    await bot.act('edit', 'Екран', { message_id, text: 'друга думка' })
    await bot.act('say', 'Екран', { location: { latitude: 50.45, longitude: 30.52 } })
    page = await browser.openDevice()
    await page.goto(stack.page)
    await page.getByTestId('sign-in-email').waitFor()
  })
  afterAll(() => db.terminate())

  it('sign-in, dark from the first paint where the system is, with a word in the language of the page', async () => {
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.addInitScript(() => {
      // Just before the first frame that has anything in it.
      const look = () => {
        const boot = document.querySelector<HTMLElement>('#boot')
        if (!boot) return void requestAnimationFrame(look)
        const { backgroundColor } = getComputedStyle(document.documentElement)
        Object.assign(window, { painted: [backgroundColor, boot.innerText.trim()] })
      }
      requestAnimationFrame(look)
    })
    await page.reload()
    await page.getByTestId('sign-in-email').waitFor()
    expect(await page.evaluate(() => ('painted' in window ? window.painted : 'nothing'))).toEqual([
      'rgb(13, 17, 23)',
      'Открываем чаты…',
    ])
    await look(page)
  })

  it('the list, and nobody chosen', async () => {
    await signIn(page, stack.page, manager.email)
    await page.getByTestId('person-row').first().waitFor()
    await look(page)
  })

  it('the filter with everything it asks, what a search found, the palette and the keys', async () => {
    await page.getByTestId('plan-filter-toggle').click()
    await page.getByTestId('filter-toggle').click()
    await page.getByTestId('filter-more').click()
    await page.getByLabel('Есть телефон').selectOption('no')
    await look(page)
    await page.getByTestId('filter-apply').click()
    await page.getByTestId('filter-clear').click()
    await page.getByTestId('plan-filter-toggle').click()
    await page.getByTestId('search').fill('гість')
    await page.getByTestId('search-results').locator('mark').first().waitFor()
    await look(page)
    await page.getByTestId('search').fill('')
    await page.keyboard.press('Control+KeyK')
    await look(page)
    await page.keyboard.press('Escape')
    await page.getByTestId('palette-text').waitFor({ state: 'detached' })
    await page.getByTestId('people-list').locator('a').first().focus()
    await page.keyboard.press('?')
    await look(page)
    await page.keyboard.press('Escape')
  })

  it('a chat with every kind of bubble', async () => {
    const inbox = inboxOf(page)
    await inbox.openChat('Екран')
    await bot.fault({ direction: 'out', method: 'sendMessage', nth: 1, do: 'timeout-after-accept', ms: 50 })
    await bot.fault({ direction: 'out', method: 'sendMessage', nth: 2, do: 'status', code: 400 })
    await inbox.send('не підтверджене')
    await inbox.shows('не підтверджене', 'unconfirmed')
    await inbox.send('не прийняте')
    await inbox.shows('не прийняте', 'failed')
    await inbox.send('надіслане')
    await inbox.shows('надіслане', 'sent')
    await bot.clearFaults()
    await look(page)
  })

  it('the card', async () => {
    await page.goto(address(`${chatPath('Екран')}?panel=card`))
    await page.getByTestId('person-card').waitFor()
    await look(page)
    await page.getByTestId('task-add').click()
    await page.getByTestId('task-common').click()
    await look(page)
    await page.getByTestId('due-date-calendar').click()
    await page.locator('[data-day][tabindex="0"]:focus').waitFor()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.locator(`html[data-theme=${colorScheme}]`).waitFor()
      expect(await violationsOf(page, colorScheme)).toEqual([])
    }
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  })

  it('the managers, an invitation, the company, the audit log, and a dialog', async () => {
    const admin = await browser.openInbox('admin@demo.test')
    await admin.goto(address('settings/managers'))
    await admin.getByTestId('manager').first().waitFor()
    await look(admin)
    await admin.getByTestId('manager-invite').click()
    await admin.getByTestId('manager-email').waitFor()
    await look(admin)
    await admin.goto(address('settings/company'))
    await admin.getByTestId('company-menu').click()
    await admin.getByTestId('company-read-all').click()
    await look(admin)
    await admin.getByTestId('company-save').click()
    await admin.getByTestId('read-all-name').waitFor()
    await look(admin)
    await admin.goto(address('settings/audit'))
    await admin.locator('[data-testid=audit-page][aria-busy=false]').waitFor()
    await look(admin)
    await admin.goto(address(chatPath('Екран')))
    await admin.getByTestId('chat-more').click()
    await admin.getByRole('menuitem', { name: 'Диалоги' }).click()
    await admin.getByTestId('dialog-open').click()
    await admin.getByTestId('dialog-end').click()
    await admin.getByTestId('dialog-comment').waitFor()
    await look(admin)
  })

  it('lead tools with a QR code, keys, how events are told, webhooks with their log', async () => {
    const admin = await browser.openInbox('admin@demo.test')
    await admin.goto(address('settings/lead-tools'))
    await admin.getByTestId('lead-tool-open-links').first().click()
    await admin.getByTestId('lead-tool-show-qr').first().click()
    await admin.getByTestId('lead-tool-qr').waitFor()
    await look(admin)
    await admin.goto(address('settings/keys'))
    await admin.getByTestId('keys-revoked').click()
    await admin.getByTestId('key').last().waitFor()
    await look(admin)
    await admin.goto(address('settings/keys/api'))
    await admin.getByTestId('api-kind').first().locator('summary').click()
    await admin.getByTestId('api-copy').first().waitFor()
    await look(admin)
    await admin.goto(address('settings/webhooks'))
    await admin.getByTestId('webhook-open-log').first().click()
    await admin.getByTestId('delivery').first().waitFor()
    await look(admin)
    await admin.getByTestId('webhook-add').click()
    await admin.getByTestId('webhook-url').waitFor()
    await look(admin)
    await admin.context().close()
  })

  it('the reports, and what happens now', async () => {
    const admin = await browser.openInbox('admin@demo.test')
    const day = {
      schema: 1,
      day: '2024-05-02',
      hours: { 9: { in: 40, out: 30 } },
      managers: { 'demo-anna': { 9: 20 } },
      channels: { 'demo-telegram': { in: 40, out: 30 } },
      countedUntil: Timestamp.now(),
      waits: {
        hours: { 9: { 240: 12, 7200: 3 } },
        managers: { 'demo-anna': { 240: 12, 7200: 3 } },
        channels: { 'demo-telegram': { 240: 12, 7200: 3 } },
      },
      waitsUntil: Timestamp.now(),
      waiting: 2,
    }
    await db.doc(messageDayPath(day.day)).set(day)
    await admin.goto(address('reports/messages?from=2024-05-01&to=2024-05-31'))
    await admin.getByTestId('answer-table').waitFor()
    await look(admin)
    await admin.goto(address('reports/messages?from=2020-01-01&to=2020-01-31'))
    await admin.getByText('За эти дни сообщений не сосчитано').waitFor()
    await look(admin)
    await admin.goto(address('reports/dialogs'))
    await admin.locator('[data-testid=dialog-report][aria-busy=false]').waitFor()
    await look(admin)
    await admin.goto(address('reports/live'))
    await admin.getByTestId('live-person').first().waitFor()
    await look(admin)
    await admin.context().close()
  })

  it('a tunnel with a block of each kind, and one that is tried', async () => {
    const admin = await browser.openInbox('admin@demo.test')
    await admin.goto(address('settings/tunnels'))
    await admin.getByTestId('tunnel-new').first().click()
    await admin.getByTestId('tunnel-page').waitFor()
    for (const kind of ['action', 'filter', 'delay', 'condition', 'trigger']) {
      await admin.getByTestId('tunnel-add').first().click()
      await admin.getByTestId(`tunnel-add-${kind}`).click()
    }
    await admin.getByTestId('condition-add').first().click()
    await admin.getByTestId('tunnel-button-add').click()
    await admin.getByTestId('tunnel-preview').click()
    await admin.getByTestId('tunnel-issues').waitFor()
    await look(admin)
    await admin.getByTestId('tunnel-dry').click()
    await admin.getByTestId('dry-search').waitFor()
    await look(admin)
    await admin.keyboard.press('Escape')
    await admin.goto(address('settings/tunnels'))
    await admin.getByTestId('tunnel-row').first().waitFor()
    await look(admin)
    await admin.context().close()
  })

  it('a table that goes in, a merge, and an erasure', async () => {
    const admin = await browser.openInbox('admin@demo.test')
    await admin.goto(address('settings/transfer'))
    await admin.locator('[data-testid="import-file"]:enabled').waitFor({ state: 'attached' })
    const buffer = Buffer.from('Имя;Телефон\nАнна;067 111 22 33\nПётр;нет\n')
    await admin.getByTestId('import-file').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer })
    await admin.getByTestId('import-preview').waitFor()
    await look(admin)
    await admin.goto(address(`${chatPath('Екран')}?panel=card`))
    await admin.getByTestId('merge-open').click()
    await admin.getByTestId('merge-search').fill('гість 1')
    await admin.getByTestId('merge-option').first().click()
    await admin.getByTestId('merge-preview').waitFor()
    await look(admin)
    await admin.goto(address(`${chatPath('Екран')}?panel=full`))
    await admin.getByTestId('person-erase').click()
    await admin.getByTestId('erase-name').waitFor()
    await look(admin)
    await admin.context().close()
  })

  it('nothing unread', async () => {
    const oleg = await browser.openInbox('oleg@demo.test')
    await oleg.getByTestId('tab-unread').click()
    await oleg.getByText('Всё прочитано').waitFor()
    await look(oleg)
  })

  it('a person who is not there', async () => {
    await page.goto(address('chats/all/p-nobody/nobody'))
    await page.getByText('Такого человека нет').first().waitFor()
    await look(page)
  })
})

describe('the phone layout', () => {
  it('fits the narrowest screen, a keyboard and a home bar, and goes back to the same place of the list', async () => {
    const page = await browser.openInbox('reader@demo.test', {
      viewport: sizes.phone,
      isMobile: true,
      hasTouch: true,
    })
    const list = page.getByTestId('people-list')
    await list.waitFor()
    const offset = () => list.evaluate(element => element.scrollTop)
    await eventually(async () => {
      await list.evaluate(element => element.scrollTo(0, 700))
      expect(await offset()).toBe(700)
    })
    // Of the rows on the screen, so that Playwright has no reason to scroll by itself; while the list moves none takes taps.
    const id = await eventually(async () => {
      const found = await page.evaluate(
        () =>
          document.elementFromPoint(195, 422)?.closest<HTMLElement>('[data-person-id]')?.dataset['personId'],
      )
      expect(found).toBeDefined()
      return found
    })
    await page.locator(`[data-person-id="${id}"]`).tap()
    await page.getByTestId('chat').waitFor()
    await eventually(async () => expect(await list.isVisible()).toBe(false))
    await page.getByTestId('message').first().waitFor()
    // The home bar of a telephone, its keyboard, and the narrowest of screens.
    const composer = page.getByTestId('composer-text')
    const bottom = async () => {
      const box = await composer.boundingBox()
      return (box?.y ?? 0) + (box?.height ?? 0)
    }
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setSafeAreaInsetsOverride', { insets: { bottom: 34 } })
    await eventually(async () => expect(await bottom()).toBeLessThanOrEqual(sizes.phone.height - 34))
    await session.send('Emulation.setSafeAreaInsetsOverride', { insets: {} })
    await page.setViewportSize({ width: 360, height: 340 })
    await eventually(async () => {
      expect(await bottom()).toBeLessThanOrEqual(340)
      const last = await page.getByTestId('message').last().boundingBox()
      expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThan(await bottom())
      expect(last?.y).toBeGreaterThan(0)
    })
    await page.setViewportSize({ width: 320, height: 640 })
    const width = () => page.evaluate(() => document.documentElement.scrollWidth)
    expect(await width()).toBe(320)
    await page.getByRole('button', { name: 'Открыть карточку' }).tap()
    await page.getByTestId('person-card').waitFor()
    expect(await width()).toBe(320)
    await page.goBack()
    await page.getByTestId('chat').waitFor()
    await page.setViewportSize(sizes.phone)
    await page.goBack()
    await page.getByTestId('chat').waitFor({ state: 'detached' })
    await eventually(async () => expect(Math.abs((await offset()) - 700)).toBeLessThanOrEqual(5))
    await page.context().close()
  })
})

describe('the language', () => {
  it('S-109: switches without a reload, and no screen shows a raw key', async () => {
    const page = await browser.openInbox('reader@demo.test')
    await page.getByTestId('person-row').first().click()
    await page.getByTestId('message').first().waitFor()
    await page.evaluate(() => Object.assign(window, { stayed: true }))
    await page.getByRole('button', { name: /^Аккаунт/ }).click()
    const said = () =>
      page.evaluate(() => [
        document.title,
        document.body.innerText,
        ...[...document.querySelectorAll('*')].flatMap(element =>
          ['aria-label', 'title', 'placeholder', 'alt'].map(name => element.getAttribute(name) ?? ''),
        ),
      ])
    for (const [locale, name, tab] of [
      ['uk', 'Українська', 'Непрочитані'],
      ['en', 'English', 'Unread'],
      ['ru', 'Русский', 'Непрочитанные'],
    ] as const) {
      await page.getByText(name, { exact: true }).click()
      await page.locator(`html[lang=${locale}]`).waitFor()
      await eventually(async () => expect(await page.getByTestId('tab-unread').innerText()).toContain(tab))
      expect((await said()).filter(words => RAW_KEY.test(words))).toEqual([])
    }
    expect(await page.evaluate(() => 'stayed' in window)).toBe(true)
  })
})
