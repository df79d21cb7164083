import type { Firestore } from '@google-cloud/firestore'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { inboxOf } from '../support/inboxOf.ts'
import { openAdmin } from '../support/openAdmin.ts'
import { openBot } from '../support/openBot.ts'
import type { Bot } from '../support/openBot.ts'
import { sameAfterReload } from '../support/sameAfterReload.ts'
import { useBrowser } from '../support/useBrowser.ts'

const stack = inject('stack')
const browser = useBrowser(stack)
const name = 'Довга розмова'
const READ = 100
const UNREAD = 14

describe('where a chat stands', () => {
  let db: Firestore
  let bot: Bot
  let anna: Page
  const feed = () => anna.getByRole('feed')
  /** The end of what is drawn, from the end of the view: 0 at the end. */
  const below = () => feed().evaluate(box => box.scrollHeight - box.scrollTop - box.clientHeight)
  const topOf = async (text: string) => (await inboxOf(anna).message(text).first().boundingBox())?.y
  const isInView = async (text: string) => {
    const [box, view] = [await inboxOf(anna).message(text).first().boundingBox(), await feed().boundingBox()]
    return Boolean(box && view && box.y >= view.y - 1 && box.y + box.height <= view.y + view.height + 1)
  }

  beforeAll(async () => {
    db = openAdmin(stack)
    bot = await openBot(stack, db, 'timeline')
    for (let n = 1; n <= READ; n++) await bot.say(name, `раніше ${n}.`)
    anna = await browser.openInbox('anna@demo.test')
    await anna.getByTestId('tab-all').click()
    await eventually(async () => expect(await inboxOf(anna).unread(name)).toBe(READ))
    await inboxOf(anna).openChat(name)
    await anna.getByTestId('mark-read').click()
    await eventually(async () => expect(await inboxOf(anna).unread(name)).toBe(0))
    await bot.say('Сусід', 'привіт')
    await inboxOf(anna).openChat('Сусід')
    for (let n = 1; n <= UNREAD; n++) await bot.say(name, `нове ${n}. ${'довге '.repeat(20)}`)
    await eventually(async () => expect(await inboxOf(anna).unread(name)).toBe(UNREAD))
  })
  afterAll(() => db.terminate())

  it('opens at the first unread message, under «Новые сообщения», and stays there while it is read', async () => {
    await inboxOf(anna).openChat(name)
    const divider = anna.getByTestId('unread-divider')
    await divider.waitFor()
    expect(await divider.innerText()).toBe('Новые сообщения')
    await eventually(async () => expect(await isInView('нове 1.')).toBe(true))
    expect(await below()).toBeGreaterThan(200)
    await anna.getByTestId('mark-read').click()
    await eventually(async () => expect(await inboxOf(anna).unread(name)).toBe(0))
    // It outlives the mark, for whoever reads on.
    expect(await divider.count()).toBe(1)
    await sameAfterReload(anna)
  })

  it('opens at its end when nothing is unread, and stays there with what comes and what is sent', async () => {
    await inboxOf(anna).openChat('Сусід')
    await inboxOf(anna).openChat(name)
    await eventually(async () => expect(await isInView(`нове ${UNREAD}.`)).toBe(true))
    expect(await anna.getByTestId('unread-divider').count()).toBe(0)
    await bot.say(name, 'щойно написане')
    await inboxOf(anna).message('щойно написане').waitFor()
    await eventually(async () => expect(await below()).toBeLessThanOrEqual(1))
    // A bubble with a clock becomes one with a sign, where it stands.
    await inboxOf(anna).send('відповідь на місці')
    await inboxOf(anna).message('відповідь на місці').waitFor()
    await eventually(async () => expect(await below()).toBeLessThanOrEqual(1))
    const before = await inboxOf(anna).message('відповідь на місці').boundingBox()
    await inboxOf(anna).shows('відповідь на місці', 'sent')
    expect(await inboxOf(anna).message('відповідь на місці').boundingBox()).toEqual(before)
  })

  it('does not move by a pixel for who reads further up, and counts what came', async () => {
    await feed().hover()
    await anna.mouse.wheel(0, -500)
    await eventually(async () => expect(await below()).toBeGreaterThan(200))
    const text = await eventually(async () => {
      const texts = await inboxOf(anna).messages.allInnerTexts()
      const seen: string[] = []
      for (const one of texts) {
        const [short] = /нове \d+\./u.exec(one) ?? []
        if (short && (await isInView(short))) seen.push(short)
      }
      const [first] = seen
      if (!first) throw new Error('nothing in view yet')
      return first
    })
    const top = await topOf(text)
    for (const n of [1, 2, 3]) await bot.say(name, `поки читаю ${n}`)
    const button = anna.getByRole('button', { name: 'К последним: 3 новых сообщения' })
    await button.waitFor()
    expect(await topOf(text)).toBe(top)
    await button.click()
    await eventually(async () => expect(await isInView('поки читаю 3')).toBe(true))
    await anna.getByTestId('to-latest').waitFor({ state: 'detached' })
  })

  it('keeps what is looked at within two pixels when older messages come, and few elements in the document', async () => {
    await anna.reload()
    await inboxOf(anna).message('поки читаю 3').waitFor()
    await feed().hover()
    await anna.mouse.wheel(0, -10)
    for (let page = 0; page < 2; page++) {
      const moved = await feed().evaluate(async box => {
        const frame = () => new Promise(resolve => requestAnimationFrame(resolve))
        const topOf = (one: Element | null) => one?.getBoundingClientRect().top ?? NaN
        // As far as where the next page is asked for; there the hand rests.
        box.scrollTop = Math.min(box.scrollTop - 1, 560)
        await frame()
        await frame()
        await frame()
        const height = box.scrollHeight
        const anchor = [...box.querySelectorAll('[data-message-id]')].find(
          one => topOf(one) > topOf(box) + 100,
        )
        const before = topOf(anchor ?? null)
        while (box.scrollHeight < height + 500) await frame()
        await frame()
        const id = anchor?.getAttribute('data-message-id')
        return topOf(box.querySelector(`[data-message-id="${id}"]`)) - before
      })
      expect(Math.abs(moved)).toBeLessThanOrEqual(2)
      expect(await feed().evaluate(box => box.querySelectorAll('*').length)).toBeLessThanOrEqual(400)
    }
  })

  it('asks for one page of older messages, however long one scrolls on while it comes', async () => {
    await anna.reload()
    await inboxOf(anna).message('поки читаю 3').waitFor()
    await feed().hover()
    await anna.mouse.wheel(0, -10)
    const came = await feed().evaluate(async box => {
      const frame = () => new Promise(resolve => requestAnimationFrame(resolve))
      // As far as where the next page is asked for, and on by a pixel a frame, as a hand that does not rest.
      box.scrollTop = Math.min(box.scrollTop - 1, 560)
      await frame()
      const edge = box.getBoundingClientRect().top
      const [seen] = [...box.querySelectorAll('[data-message-id]')].filter(
        one => one.getBoundingClientRect().top > edge + 100,
      )
      const id = seen?.getAttribute('data-message-id')
      const place = () => Number(box.querySelector(`[data-message-id="${id}"]`)?.ariaPosInSet)
      const before = place()
      for (let after = 0; after < 60; after += place() > before ? 1 : 0) {
        box.scrollTop -= 1
        await frame()
      }
      return place() - before
    })
    expect(came).toBe(60)
  })
})
