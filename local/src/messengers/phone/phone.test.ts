import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../testBrowser/launchBrowser.ts'
import type { Hit } from '../testRig.ts'
import { vkRig, type VkRig } from '../vk/vkRig.ts'

let rig: VkRig
let browser: Browser
let page: Page
const errors: string[] = []

beforeAll(async () => {
  rig = await vkRig()
  const ofVk = rig.reply
  rig.reply = hit => ('type' in hit.update ? ofVk(hit) : { status: 200, body: '{}' })
  await rig.connect()
  await rig.post('/bot111111:demo/setWebhook', {
    url: rig.webhookUrl,
    allowed_updates: ['message', 'edited_message', 'my_chat_member', 'message_reaction'],
  })
  browser = await launchBrowser()
}, 60_000)

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'ru-RU' })
  page.on('pageerror', error => errors.push(error.message))
  page.on('console', message => message.type() === 'error' && errors.push(message.text()))
  await page.goto(rig.base)
  return () => page.close()
})

afterAll(async () => {
  await browser?.close()
  await rig?.close()
})

const last = () => rig.hits.at(-1)?.update
const bot = (method: string, body: Record<string, unknown>) => rig.post(`/bot111111:demo/${method}`, body)
const bubble = (phone: Locator, text: string) => phone.locator('.bubble', { hasText: text })

/** Makes a customer of a bot or community, and presses Start on their phone. */
async function begin(first: string, surname: string, channel: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Новый покупатель' }).click()
  await page.getByLabel('Куда пишет').selectOption(channel)
  await page.getByLabel('Имя', { exact: true }).fill(first)
  await page.getByLabel('Фамилия').fill(surname)
  await page.getByRole('button', { name: 'Открыть телефон' }).click()
  const before = rig.hits.length
  await page.getByRole('button', { name: 'Начать', exact: true }).click()
  await expect.poll(() => rig.hits.length, { timeout: 10_000 }).toBeGreaterThan(before)
  return page.getByRole('region', { name: first })
}

/** Sends a sample of a kind, and gives the update that came of it. */
async function attach(phone: Locator, name: string) {
  const before = rig.hits.length
  await phone.locator('.attach summary').click()
  await phone.locator(`[data-sample=${name}]`).click()
  await phone.locator('.attach:not([open])').waitFor()
  await expect.poll(() => rig.hits.length, { timeout: 10_000 }).toBeGreaterThan(before)
  return rig.hits.slice(before)
}

const write = async (phone: Locator, text: string) => {
  const composer = phone.getByRole('textbox', { name: 'Сообщение' })
  await composer.fill(text)
  await composer.press('Enter')
}

it('lets one be a customer: start, write, edit, read the answer live, block and come back', async () => {
  const phone = await begin('Вера', '<b>Ли</b>', 'telegram/demo-telegram')
  await bubble(phone, '/start').waitFor()
  expect(last()?.message).toMatchObject({
    text: '/start',
    from: { first_name: 'Вера', last_name: '<b>Ли</b>' },
  })
  expect(await page.locator('.row-name').textContent()).toBe('Вера <b>Ли</b>')

  await write(phone, 'Сколько стоит?')
  await bubble(phone, 'Сколько стоит?').dblclick()
  await write(phone, 'Сколько стоит курс?')
  await bubble(phone, 'Сколько стоит курс?').getByText('изменено').waitFor()
  await expect.poll(last).toMatchObject({ edited_message: { text: 'Сколько стоит курс?' } })

  const personId = Number((last()?.['edited_message'] as { from: { id: number } }).from.id)
  await bot('sendChatAction', { chat_id: personId, action: 'typing' })
  await phone.getByText('печатает…').waitFor()
  const { result } = (await bot('sendMessage', { chat_id: personId, text: 'Пятьдесят' })) as {
    result: { message_id: number }
  }
  await bubble(phone, 'Пятьдесят').waitFor()
  await bot('editMessageText', { chat_id: personId, message_id: result.message_id, text: 'Двести' })
  await bubble(phone, 'Двести').waitFor()

  await phone.locator('.menu summary').click()
  await phone.getByRole('button', { name: 'Заблокировать бота' }).click()
  await expect.poll(last).toMatchObject({ my_chat_member: { new_chat_member: { status: 'kicked' } } })
  await phone.getByRole('button', { name: 'Разблокировать бота' }).click()
  await phone.getByRole('textbox', { name: 'Сообщение' }).waitFor()
  await phone.locator('.menu summary').click()
  await phone.getByLabel('метка').fill('ad_42')
  await phone.getByRole('button', { name: 'Перейти' }).click()
  await expect.poll(last).toMatchObject({ message: { text: '/start ad_42' } })

  await page.reload()
  await bubble(phone, 'Двести').waitFor()
  expect(errors).toEqual([])
}, 60_000)

describe('every kind goes out with one press', () => {
  const carried = ({ update }: Hit, kind: string) =>
    (update.message as Record<string, unknown> | undefined)?.[kind]

  it('to a bot of Telegram', async () => {
    const phone = await begin('Лев', 'Дуб', 'telegram/demo-telegram')
    const kinds = {
      photo: 'photo',
      video: 'video',
      round: 'video_note',
      gif: 'animation',
      sticker: 'sticker',
      voice: 'voice',
      audio: 'audio',
      file: 'document',
      large: 'document',
      location: 'location',
      contact: 'contact',
      poll: 'poll',
    }
    for (const [sample, kind] of Object.entries(kinds)) {
      const [hit] = await attach(phone, sample)
      expect(carried(hit!, kind), sample).toBeDefined()
    }
    await phone.getByRole('textbox', { name: 'Сообщение' }).fill('Вот фото')
    await attach(phone, 'album')
    await expect.poll(() => rig.hits.filter(hit => carried(hit, 'media_group_id')).length).toBe(3)
    expect(rig.hits.find(hit => carried(hit, 'caption'))?.update.message).toMatchObject({
      caption: 'Вот фото',
    })

    const voice = rig.hits.find(hit => carried(hit, 'voice'))
    const { file_id } = carried(voice!, 'voice') as { file_id: string }
    const bytes = Buffer.from(
      await (await fetch(`${rig.base}/_sim/phone/file/telegram/${file_id}`)).arrayBuffer(),
    )
    expect(bytes.toString('latin1', 0, 4)).toBe('OggS')
    expect(bytes.length).toBeGreaterThan(3000)
    expect(errors).toEqual([])
  }, 120_000)

  it('to a community of VK', async () => {
    const phone = await begin('Ева', 'Ясень', 'vk/demo-vk')
    const sent = async (sample: string) => {
      const [hit] = await attach(phone, sample)
      const { message } = (hit!.update as unknown as { object: { message: Record<string, unknown> } }).object
      return [
        ...(message['attachments'] as { type: string }[]).map(({ type }) => type),
        message['geo'] && 'geo',
      ]
        .filter(Boolean)
        .join(' ')
    }
    // They come with what the messenger can carry, a moment after the chat.
    await expect.poll(() => phone.locator('[data-sample]').count()).toBe(10)
    const kinds = ['photo', 'album', 'gif', 'sticker', 'voice', 'audio', 'file', 'location']
    const came: string[] = []
    for (const kind of kinds) came.push(await sent(kind))
    expect(came).toEqual([
      'photo',
      'photo photo photo',
      'doc',
      'sticker',
      'audio_message',
      'audio',
      'doc',
      'geo',
    ])
    expect(errors).toEqual([])
  }, 120_000)
})

it('replies, reacts and takes back, in either messenger', async () => {
  for (const [first, channel] of [
    ['Нина', 'telegram/demo-telegram'],
    ['Зоя', 'vk/demo-vk'],
  ] as const) {
    const phone = await begin(first, 'Клён', channel)
    await write(phone, 'Первый вопрос')
    const asked = bubble(phone, 'Первый вопрос').first()
    const choose = async (name: string) => {
      await asked.click({ button: 'right' })
      await phone.getByRole('menuitem', { name }).click()
    }
    await choose('Ответить')
    await write(phone, 'и второй')
    await expect.poll(() => JSON.stringify(last())).toMatch(/"(reply_message|reply_to_message)":\{[^}]*/)
    await bubble(phone, 'и второй').locator('.reply', { hasText: 'Первый вопрос' }).waitFor()
    await asked.click({ button: 'right' })
    await phone.getByRole('button', { name: 'Реакция 🔥' }).click()
    await asked.locator('.reactions', { hasText: '🔥' }).waitFor()
    await expect.poll(() => JSON.stringify(last())).toMatch(/message_reaction/)
    await choose('Удалить у обоих')
    await phone.getByText('Сообщение удалено').waitFor()
  }
  expect(errors).toEqual([])
}, 60_000)

it('in VK tells of typing and reading, shows what the community read, sent and took back', async () => {
  const types = () => rig.events().map(({ type }) => type)
  const phone = await begin('Глеб', 'Липа', 'vk/demo-vk')
  await expect.poll(types).toContain('message_new')
  const started = rig.events().findLast(({ type }) => type === 'message_new')
  const { peer_id } = started?.object['message'] as { peer_id: number }
  await phone.getByRole('textbox', { name: 'Сообщение' }).pressSequentially('Ещё думаю')
  await expect.poll(types).toContain('message_typing_state')
  await rig.ask('messages.markAsRead', { peer_id })
  await phone.locator('.tick', { hasText: '✓✓' }).waitFor()
  await rig.ask('messages.setActivity', { peer_id, type: 'typing' })
  await phone.getByText('печатает…').waitFor()
  const send = (message: string, random_id: number) =>
    rig.ask<{ conversation_message_id: number }[]>('messages.send', { peer_ids: peer_id, random_id, message })
  await send('Не спешите', 1)
  await bubble(phone, 'Не спешите').waitFor()
  await expect.poll(types).toContain('message_read')
  const [wrong] = await send('Ой', 2)
  const cmid = wrong!.conversation_message_id
  await rig.ask('messages.sendReaction', { peer_id, cmid, reaction_id: 4 })
  await bubble(phone, 'Ой').locator('.reactions', { hasText: '👍' }).waitFor()
  await rig.ask('messages.delete', { peer_id, cmids: cmid, delete_for_all: 1 })
  await phone.getByText('Сообщение удалено').waitFor()

  await phone.locator('.menu summary').click()
  await phone.getByLabel('текст ответа').fill('Пишу из самого ВК')
  await phone.locator('.deep', { hasText: 'Админ' }).getByRole('button').click()
  await bubble(phone, 'Пишу из самого ВК').waitFor()
  await phone.locator('.menu summary').click()
  await phone.getByRole('button', { name: 'Запретить сообщения' }).click()
  await phone.getByText('Вы запретили сообщения').waitFor()
  await expect.poll(types).toContain('message_deny')
  await phone.getByRole('button', { name: 'Разрешить сообщения' }).click()
  await phone.locator('.menu summary').click()
  await phone.getByLabel('метка').fill('ad_7')
  await phone.getByRole('button', { name: 'Перейти' }).click()
  await expect.poll(() => JSON.stringify(last())).toContain('"ref":"ad_7"')
  await page.getByRole('button', { name: 'VK', exact: true }).click()
  expect(await page.locator('.row[data-messenger=telegram]').count()).toBe(0)
  expect(errors).toEqual([])
}, 60_000)
