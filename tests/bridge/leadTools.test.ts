import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cardPath, chatPath, dictionaryPath, leadToolPath, personPath } from '@chats/domain/paths'
import { connectBot, until } from './connectBot.ts'
import { connectCommunity } from './connectCommunity.ts'
import type { Bridge } from './startBridge.ts'
import { boss, startJobs } from './startJobs.ts'

let bridge: Bridge
beforeAll(async () => {
  ;({ bridge } = await startJobs())
  const { db } = bridge
  const words = (entries: object) => ({ schema: 1, entries })
  await db.doc(dictionaryPath('leadTools')).set(
    words({
      quiz: { title: 'Тест на уровень', order: 0 },
      old: { title: 'Старая ссылка', order: 1, archived: true },
      plain: { title: 'Форма на сайте', order: 2 },
    }),
  )
  await db.doc(dictionaryPath('tunnels')).set(words({ welcome: { title: 'Знакомство', order: 0 } }))
  await db.doc(dictionaryPath('sources')).set(words({ ads: { title: 'Instagram', order: 0 } }))
  const tool = { schema: 1, channelIds: [], tunnelId: 'welcome', sourceId: 'ads' }
  await db.doc(leadToolPath('quiz')).set(tool)
  await db.doc(leadToolPath('old')).set({ ...tool, tunnelId: 'welcome' })
})
afterAll(() => bridge.close())

const quiz = {
  tool: 'Тест на уровень',
  toolId: 'quiz',
  tunnel: 'Знакомство',
  tunnelId: 'welcome',
  source: 'Instagram',
  sourceId: 'ads',
}
const figures = async () =>
  (await bridge.callAs(boss, 'leadToolFigures', { codes: ['quiz', 'old', 'plain'] })).result

describe('S-77: who follows the link of a lead tool', () => {
  it('subscribes by it in both messengers, and card, facets and figures say so', async () => {
    const bot = await connectBot(bridge)
    const vk = await connectCommunity(bridge)
    await bot.act('start', 7, { payload: 'quiz' })
    await vk.act('say', 8, { text: 'привет', ref: 'quiz' })
    const indicators = async () => [
      (await bot.timeline(7)).map(one => one.content),
      (await vk.timeline(8)).map(one => one.content).filter(({ kind }) => kind === 'indicator'),
    ]
    const came = { kind: 'indicator', what: 'subscribed', payload: 'quiz', ...quiz }
    await expect.poll(indicators, until).toEqual([[came], [came]])
    for (const chatId of [bot.chatId(7), vk.chatId(8)]) {
      const personId = `p-${chatId}`
      const card = await bridge.db.doc(cardPath(personId)).get()
      expect(card.get('leadTools')).toEqual(['quiz'])
      expect(card.get('sources')).toEqual(['ads'])
      const facets = async () => (await bridge.db.doc(personPath(personId)).get()).get('facets')
      await expect.poll(facets, until).toEqual(expect.arrayContaining(['tool:quiz', 'source:ads']))
    }
    expect(await figures()).toEqual({
      quiz: { subscribed: 2, resubscribed: 0 },
      old: { subscribed: 0, resubscribed: 0 },
      plain: { subscribed: 0, resubscribed: 0 },
    })
  })

  it('subscribes again where we know them, once however often the update comes; their card keeps what it had', async () => {
    const bot = await connectBot(bridge)
    await bot.say(7, 'hello')
    const card = bridge.db.doc(cardPath(`p-${bot.chatId(7)}`))
    await expect.poll(async () => (await card.get()).exists, until).toBe(true)
    await card.update({ leadTools: ['plain'], note: 'ours' })
    await bridge.sim('faults', [
      { messenger: 'telegram', channel: bot.channel, direction: 'in', do: 'duplicate' },
    ])
    await bot.act('start', 7, { payload: 'quiz' })
    await expect.poll(async () => (await card.get()).get('leadTools'), until).toEqual(['plain', 'quiz'])
    await bridge.sim('faults', undefined, 'DELETE')
    await bot.act('start', 7, { payload: 'plain' })
    await expect.poll(async () => (await bot.timeline(7)).length, until).toBe(3)
    const contents = (await bot.timeline(7)).map(one => one.content)
    expect(contents.slice(1)).toEqual([
      { kind: 'indicator', what: 'resubscribed', payload: 'quiz', ...quiz },
      { kind: 'indicator', what: 'resubscribed', payload: 'plain', tool: 'Форма на сайте', toolId: 'plain' },
    ])
    expect((await card.get()).data()).toMatchObject({ leadTools: ['plain', 'quiz'], note: 'ours' })
    expect(await figures()).toMatchObject({ quiz: { resubscribed: 1 }, plain: { resubscribed: 1 } })
  })

  it('is led into no tunnel by one that is put away; a payload nobody knows stays as it is', async () => {
    const bot = await connectBot(bridge)
    await bot.act('start', 7, { payload: 'old' })
    await bot.act('start', 8, { payload: 'nobody' })
    await expect
      .poll(async () => (await bot.timeline(7)).concat(await bot.timeline(8)).map(one => one.content), until)
      .toEqual([
        {
          kind: 'indicator',
          what: 'subscribed',
          payload: 'old',
          tool: 'Старая ссылка',
          toolId: 'old',
          source: 'Instagram',
          sourceId: 'ads',
        },
        { kind: 'indicator', what: 'subscribed', payload: 'nobody' },
      ])
    expect((await bridge.db.doc(chatPath(bot.chatId(8))).get()).get('source.payload')).toBe('nobody')
  })

  it('figures are for admins', async () => {
    const anna = { uid: 'anna', access: 'all' } as const
    expect(await bridge.callAs(anna, 'leadToolFigures', { codes: ['quiz'] })).toMatchObject({
      error: 'PERMISSION_DENIED',
    })
    expect(await bridge.callAs(boss, 'leadToolFigures', { codes: ['../x'] })).toMatchObject({
      error: 'INVALID_ARGUMENT',
    })
  })
})
