import { randomUUID } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import { Timestamp } from '@google-cloud/firestore'
import type { Firestore } from '@google-cloud/firestore'
import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { inboxOf } from '../support/inboxOf.ts'
import { openAdmin } from '../support/openAdmin.ts'
import { openBot } from '../support/openBot.ts'
import type { Bot } from '../support/openBot.ts'
import { sameAfterReload } from '../support/sameAfterReload.ts'
import { startPushService } from '../support/startPushService.ts'
import type { PushService } from '../support/startPushService.ts'
import { useBrowser } from '../support/useBrowser.ts'

const stack = inject('stack')
const browser = useBrowser(stack, [
  /net::ERR_INTERNET_DISCONNECTED/,
  /google\.com\/images\/cleardot\.gif/,
  /@firebase\/firestore: .*(Could not reach Cloud Firestore backend|transport errored|"code":"unavailable")/s,
])
const [here, there] = ['Лариса', 'Остап']

/** One device of one manager: it sounds, is pushed to, works without a network, and takes what is shared. */
describe('what reaches a manager', () => {
  let db: Firestore
  let bot: Bot
  let service: PushService
  let anna: Page
  let context: BrowserContext
  let device: { readonly endpoint: string; readonly p256dh: string; readonly auth: string }
  const uid = 'demo-anna'

  beforeAll(async () => {
    db = openAdmin(stack)
    ;[bot, service] = await Promise.all([openBot(stack, db, 'alerts'), startPushService()])
    await Promise.all([here, there].map(name => bot.say(name, `Доброе утро, это ${name}`)))
    device = service.subscribe()
    anna = await browser.openDevice({ serviceWorkers: 'allow', permissions: ['notifications'] })
    context = anna.context()
    // A browser's own push service is in the Internet: ours stands for it. And what sounds is counted.
    await context.addInitScript(address => {
      const heard = { times: 0 }
      Object.assign(window, { heard })
      const { start } = OscillatorNode.prototype
      OscillatorNode.prototype.start = function (...at) {
        heard.times++
        start.apply(this, at)
      }
      const { endpoint, p256dh, auth } = address
      const subscription = {
        endpoint,
        toJSON: () => ({ endpoint, keys: { p256dh, auth } }),
        unsubscribe: () => Promise.resolve(sessionStorage.removeItem('subscribed')),
      }
      const now = () => (sessionStorage.getItem('subscribed') ? subscription : null)
      Object.assign(PushManager.prototype, {
        getSubscription: () => Promise.resolve(now()),
        subscribe: () => Promise.resolve(sessionStorage.setItem('subscribed', '1')).then(now),
      })
    }, device)
    await anna.goto(stack.page)
    await anna.getByTestId('sign-in-email').fill('anna@demo.test')
    await anna.getByTestId('sign-in-password').fill('demo-password')
    await anna.getByTestId('sign-in-submit').click()
    await anna.getByTestId('tab-all').click()
    await inboxOf(anna).openChat(here)
  })
  afterAll(async () => {
    await service.close()
    await db.terminate()
  })

  /** Tells Anna that Ivan mentions her in somebody's chat. */
  async function mention(name: string): Promise<string> {
    const id = `mention_${randomUUID()}`
    await db.doc(`managers/${uid}/notifications/${id}`).set({
      schema: 1,
      kind: 'mention',
      personId: bot.personId(name),
      personName: name,
      chatId: bot.chatId(name),
      text: 'Код от двери 4711',
      by: { id: 'demo-ivan', name: 'Иван' },
      at: Timestamp.now(),
      readAt: null,
    })
    return id
  }
  const heard = () => anna.evaluate(() => (window as unknown as { heard: { times: number } }).heard.times)
  const pushed = (kind: string) =>
    service.got(device.endpoint).findLast(({ says }) => says['kind'] === kind)?.says
  const openSettings = async () => {
    await anna.getByTestId('notifications').click()
    await anna.getByTestId('notification-settings').click()
    await anna.getByTestId('notification-settings-dialog').waitFor()
  }
  const closeDialog = async () => {
    await anna.keyboard.press('Escape')
    await anna.getByTestId('notification-settings-dialog').waitFor({ state: 'detached' })
  }

  it('S-64: sounds for a mention, but not in the chat that is looked at', async () => {
    await anna.evaluate(() => navigator.serviceWorker.ready.then(() => true))
    // The page has been clicked, so it may sound.
    await mention(here)
    await anna.getByTestId('notification-toast').filter({ hasText: here }).waitFor()
    expect(await heard()).toBe(0)
    await mention(there)
    await anna.getByTestId('notification-toast').filter({ hasText: there }).waitFor()
    await eventually(async () => expect(await heard()).toBe(3))
  })

  it('S-64: keeps for the manager what sounds, and tries it', async () => {
    await openSettings()
    const { violations } = await new AxeBuilder({ page: anna })
      .include('[role=dialog]')
      .setLegacyMode(true)
      .analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([])
    await anna.getByTestId('alerts-sounds-mention').uncheck()
    await anna.getByTestId('alerts-messages').getByRole('combobox').selectOption('all')
    await eventually(async () =>
      expect((await db.doc(`managers/${uid}`).get()).get('notify')).toMatchObject({
        sound: true,
        sounds: expect.not.arrayContaining(['mention']),
        messages: 'all',
      }),
    )
    const before = await heard()
    await anna.getByTestId('alerts-test').click()
    await anna.getByText('Звук прозвучал. Пуш на этом устройстве выключен.').waitFor()
    expect(await heard()).toBe(before + 3)
    await closeDialog()
    await mention(there)
    // What sounded before has its second of silence behind it (createSounder.ts).
    await anna.evaluate(() => navigator.locks.request('chats.sound', () => undefined))
    await bot.say(there, 'Вы тут?')
    // The message sounds, two notes of it, and the mention does not.
    await eventually(async () => expect(await heard()).toBe(before + 5))
  })

  it('S-64: pushes to the device, without a word of the comment', async () => {
    await openSettings()
    await anna.getByTestId('alerts-device').getByRole('button', { name: 'Включить' }).click()
    await anna.locator('[data-testid=alerts-device][data-state=on]').waitFor()
    await anna.locator('[data-testid=alerts-devices] [data-here=true]').getByText('Chrome').waitFor()
    await anna.getByTestId('alerts-test').click()
    await anna.getByText('Звук прозвучал, пуш отправлен.').waitFor()
    expect(pushed('test')).toMatchObject({ locale: 'ru' })
    await closeDialog()
    const id = await mention(there)
    await eventually(() => expect(service.got(device.endpoint).map(({ says }) => says['tag'])).toContain(id))
    // Not by its digits: an id may hold any four.
    expect(JSON.stringify(service.got(device.endpoint))).not.toContain('двери')
  })

  it('S-65: shows it with no tab open, and a click leads to the chat', async () => {
    const blank = await context.newPage()
    const cdp = await context.newCDPSession(blank)
    const registrationId = await registrationOf(cdp)
    const push = pushed('mention')
    await anna.close()
    const [worker] = context.serviceWorkers()
    // A headless browser has nowhere to show it: what the worker would show is kept instead.
    await worker?.evaluate(() => {
      const scope = globalThis as unknown as WorkerScope
      scope.shown = []
      Object.defineProperty(scope.registration, 'showNotification', {
        value: (title: string, { body, data }: NotificationOptions) =>
          Promise.resolve(scope.shown.push({ title, body, data: String(data) })),
      })
    })
    const data = JSON.stringify(push)
    const origin = new URL(stack.page).origin
    await cdp.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data })
    await eventually(async () =>
      expect(await worker?.evaluate(() => (globalThis as unknown as WorkerScope).shown)).toMatchObject([
        { title: 'Вас отметили в чате', body: `Иван → ${there}` },
      ]),
    )
    anna = await browser.openPage(context)
    await anna.goto(stack.page)
    await anna.getByTestId('tab-all').waitFor()
    await eventually(async () => {
      await worker?.evaluate(() => {
        const scope = globalThis as unknown as WorkerScope
        const notification = { close: () => undefined, data: scope.shown[0]?.data }
        const clicked = new Event('notificationclick')
        scope.dispatchEvent(Object.assign(clicked, { notification, waitUntil: () => undefined }))
      })
      await anna.getByTestId('chat').filter({ hasText: there }).waitFor({ timeout: 2_000 })
    })
    await blank.close()
  })

  it('opens without a network, shows what was read, and keeps what is written', async () => {
    await inboxOf(anna).openChat(here)
    await context.setOffline(true)
    await anna.reload()
    await inboxOf(anna).message(`Доброе утро, это ${here}`).first().waitFor()
    await anna.locator('[data-testid=connection][data-state=offline]').waitFor()
    await inboxOf(anna).send('Ушло из тоннеля')
    await inboxOf(anna).shows('Ушло из тоннеля', 'local')
    await context.setOffline(false)
    await inboxOf(anna).shows('Ушло из тоннеля', 'sent')
    expect(await bot.received(here)).toEqual(['Ушло из тоннеля'])
    await sameAfterReload(anna)
  })

  it('takes what is shared into the chat that is chosen, on a phone, and a swipe leads back', async () => {
    await anna.setViewportSize({ width: 390, height: 844 })
    await anna.evaluate(() => {
      const form = document.createElement('form')
      Object.assign(form, { method: 'POST', action: '/share', enctype: 'multipart/form-data' })
      const files = new DataTransfer()
      files.items.add(new File(['смета'], 'смета.txt', { type: 'text/plain' }))
      const [file, text] = [document.createElement('input'), document.createElement('input')]
      Object.assign(file, { type: 'file', name: 'files', files: files.files })
      Object.assign(text, { name: 'text', value: 'Вот смета' })
      form.append(file, text)
      document.body.append(form)
      form.submit()
    })
    await anna.getByTestId('shared-bar').filter({ hasText: 'смета.txt' }).waitFor()
    await inboxOf(anna).openChat(there)
    await anna.getByTestId('attachment').filter({ hasText: 'смета.txt' }).waitFor()
    await eventually(async () => expect(await inboxOf(anna).composer.inputValue()).toBe('Вот смета'))
    expect(await anna.getByTestId('shared-bar').count()).toBe(0)

    await anna.locator('#pane-chat').evaluate(pane => {
      const at = (clientX: number) => new Touch({ identifier: 1, target: pane, clientX, clientY: 300 })
      const send = (type: string, touch: Touch, touches: Touch[]) =>
        pane.dispatchEvent(new TouchEvent(type, { touches, changedTouches: [touch], bubbles: true }))
      send('touchstart', at(80), [at(80)])
      send('touchend', at(220), [])
    })
    await inboxOf(anna).row(there).waitFor()
    await eventually(() => expect(new URL(anna.url()).pathname).toBe('/chats/all'))
  })

  it('says that there is a new version, and takes it when one agrees', async () => {
    // The same worker by another name is another version.
    await anna.evaluate(() => navigator.serviceWorker.register('/worker.js?next', { updateViaCache: 'none' }))
    const notice = anna.getByTestId('update-notice')
    await notice.waitFor()
    await Promise.all([
      anna.waitForEvent('load'),
      notice.getByRole('button', { name: 'Обновить', exact: true }).click(),
    ])
    await anna.getByTestId('tab-all').waitFor()
    const active = await anna.evaluate(async () => (await navigator.serviceWorker.ready).active?.scriptURL)
    expect(active).toContain('?next')
  })

  it('can be installed: a manifest with its icons, a worker, and nothing that a browser has against it', async () => {
    const cdp = await context.newCDPSession(anna)
    const { url, errors, data } = await cdp.send('Page.getAppManifest')
    expect(new URL(url).pathname).toBe('/manifest.webmanifest')
    expect(errors).toEqual([])
    const manifest = JSON.parse(data ?? '{}') as {
      display: string
      icons: { src: string; sizes: string }[]
      share_target: { action: string }
    }
    expect(manifest).toMatchObject({ display: 'standalone', share_target: { action: '/share' } })
    for (const { src } of manifest.icons) {
      const answer = await fetch(new URL(src, stack.page))
      expect([src, answer.status, answer.headers.get('content-type')]).toEqual([
        src,
        200,
        expect.stringMatching(/^image\//u),
      ])
    }
    expect((await cdp.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([])
    await cdp.detach()
  })
})

interface WorkerScope {
  readonly registration: ServiceWorkerRegistration
  readonly dispatchEvent: (event: Event) => boolean
  shown: { readonly title: string; readonly body: string | undefined; readonly data: string }[]
}

/** The number that the browser gives to the one service worker. */
function registrationOf(cdp: CDPSession): Promise<string> {
  return new Promise(resolve => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const found = registrations.find(
        ({ scopeURL, isDeleted }) => scopeURL.startsWith(stack.page) && !isDeleted,
      )
      if (found) resolve(found.registrationId)
    })
    void cdp.send('ServiceWorker.enable')
  })
}
