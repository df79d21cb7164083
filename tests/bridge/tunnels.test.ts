import { Timestamp } from 'firebase-admin/firestore'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectBot, until } from './connectBot.ts'
import type { Bot, StoredMessage } from './connectBot.ts'
import { startBridge } from './startBridge.ts'
import type { Bridge } from './startBridge.ts'

const admin = { uid: 'marina', access: 'all', role: 'admin' } as const
const anna = { uid: 'anna', access: 'all' } as const
const olga = { uid: 'olga', access: 'assigned' } as const
let bridge: Bridge
let bot: Bot
let connecting: Promise<Bot> | undefined

beforeAll(async () => {
  bridge = await startBridge()
  const manager = { schema: 1, role: 'manager', active: true, access: 'all' }
  const managers = {
    marina: { ...manager, role: 'admin', name: 'Марина' },
    anna: { ...manager, name: 'Анна' },
    olga: { ...manager, access: 'assigned', name: 'Ольга' },
  }
  for (const [id, data] of Object.entries(managers)) await bridge.db.doc(`managers/${id}`).set(data)
  await bridge.db.doc('settings/company').set({ schema: 1, timeZone: 'Europe/Kyiv', markReadOnReply: true })
  await bridge.db
    .doc('dictionaries/tags')
    .set({ schema: 1, entries: { hot: { title: 'Горячий', order: 0 } } })
  await bridge.db.doc('dictionaries/salesPlans').set({
    schema: 1,
    entries: { course: { title: 'Курс', order: 0, stages: [{ id: 'new', title: 'Новый' }] } },
  })
})
afterAll(() => bridge.close())

let tunnels = 0
let people = 100

const first = {
  id: 'first',
  kind: 'first',
  title: 'Начало',
  keywords: [],
  everySubscription: false,
  again: false,
}
const text = (id: string, says: string) => ({
  id,
  kind: 'message',
  title: `Блок ${id}`,
  contents: [{ id, kind: 'text', text: says }],
  rows: [],
})
const delay = (id: string) => ({ id, kind: 'delay', title: 'Час', wait: { type: 'for', minutes: 60 } })
const asks = (id: string, timeoutMinutes: number | null = null) => ({
  id,
  kind: 'trigger',
  title: 'Ответ?',
  waitsFor: { type: 'answer' },
  timeoutMinutes,
})

/** Writes a draft down and publishes it, as an admin does. */
async function publish(
  blocks: readonly object[],
  start: object = {},
  id = `tunnel-${++tunnels}`,
): Promise<string> {
  bot = await (connecting ??= connectBot(bridge))
  const before = (await bridge.db.doc(`tunnels/${id}`).get()).data()
  await bridge.db.doc(`tunnels/${id}`).set({
    schema: 1,
    title: `Туннель ${id}`,
    blocks: [{ ...first, ...start }, ...blocks],
    updatedAt: Timestamp.now(),
    updatedBy: { id: 'marina', name: 'Марина' },
    state: before?.['state'] ?? 'draft',
    version: before?.['version'] ?? 0,
  })
  expect(await bridge.callAs(admin, 'manageTunnel', { action: 'publish', tunnelId: id })).toEqual({
    result: { ok: true, version: (before?.['version'] ?? 0) + 1 },
  })
  return id
}

/** Somebody who has written before and is known. */
async function someone(): Promise<number> {
  const id = ++people
  await bot.say(id, 'Здравствуйте')
  await bot.described(id)
  return id
}

const act = (
  who: Parameters<Bridge['callAs']>[0],
  action: string,
  tunnelId: string,
  id: number,
  more: object = {},
) => bridge.callAs(who, 'actOnTunnelRun', { action, tunnelId, chatId: bot.chatId(id), ...more })
const run = async (tunnelId: string, id: number) =>
  (await bridge.db.doc(`tunnelRuns/${tunnelId}_${bot.chatId(id)}`).get()).data()
const stands = (tunnelId: string, id: number) =>
  expect.poll(async () => {
    const { state, blockId, wait, paused } = (await run(tunnelId, id)) ?? {}
    return { state, blockId, wait, paused }
  }, until)
const due = (tunnelId: string, id: number) =>
  bridge.db
    .doc(`tunnelRuns/${tunnelId}_${bot.chatId(id)}`)
    .update({ dueAt: Timestamp.fromMillis(Date.now() - 1) })
const said = async (id: number) =>
  (await bot.timeline(id)).filter(({ direction }) => direction === 'out').map(({ content }) => content.text)
const delivered = async (id: number) =>
  (await bot.sends()).filter(({ ok, params }) => ok && params.chat_id === id).map(({ params }) => params.text)
const entries = async (id: number, kind: string): Promise<readonly StoredMessage['content'][]> =>
  (await bot.timeline(id)).map(({ content }) => content).filter(content => content.kind === kind)

describe('a tunnel that is published', () => {
  it('S-74, S-78: leads whoever comes by its subscription, sends through the outbox, and says that it started', async () => {
    const tunnel = await publish([
      text('a', 'Добро пожаловать, {{name}}!'),
      delay('d'),
      text('b', 'Прошёл час'),
    ])
    const id = await someone()
    await bridge.db.doc(`chats/${bot.chatId(id)}/messages/ind_1`).set({
      schema: 1,
      chatId: bot.chatId(id),
      personId: `p-${bot.chatId(id)}`,
      direction: 'in',
      kind: 'indicator',
      at: Timestamp.now(),
      content: { kind: 'indicator', what: 'resubscribed', tunnel: 'Знакомство', tunnelId: tunnel },
      author: { type: 'person', id: `p-${bot.chatId(id)}`, name: 'Person' },
    })
    await expect.poll(() => delivered(id), until).toEqual(['Добро пожаловать, Person!'])
    await stands(tunnel, id).toEqual({ state: 'running', blockId: 'd', wait: 'delay', paused: null })
    expect((await entries(id, 'indicator')).at(-1)).toMatchObject({
      what: 'tunnelStarted',
      tunnel: `Туннель ${tunnel}`,
      block: 'Начало',
    })
    const card = (await bridge.db.doc(`cards/p-${bot.chatId(id)}`).get()).data()
    expect(card?.['tunnels'][tunnel]).toMatchObject({ state: 'running', blockTitle: 'Час' })
    await expect.poll(async () => (await bot.person(id))?.['facets'], until).toContain(`tunnel:${tunnel}`)

    await Promise.all([bridge.stepTunnels(), bridge.stepTunnels()])
    expect(await said(id)).toHaveLength(1)
    await due(tunnel, id)
    await Promise.all([bridge.stepTunnels(), bridge.stepTunnels(), bridge.stepTunnels()])
    await expect.poll(() => delivered(id), until).toEqual(['Добро пожаловать, Person!', 'Прошёл час'])
    expect(await run(tunnel, id)).toMatchObject({ state: 'finished', ended: 'end' })
    // It is the bot that writes: nothing is read by it (S-51).
    expect((await bot.person(id))?.['unread']).toBe(1)
  })

  it('S-79: hears an answer once, and says so; what comes without being waited for costs nothing', async () => {
    const tunnel = await publish([asks('t'), text('a', 'Спасибо')])
    const id = await someone()
    expect(await act(anna, 'start', tunnel, id)).toEqual({ result: { ok: true } })
    expect((await bot.chat(id))?.['tunnelsWait']).toEqual([tunnel])
    await bot.say(id, 'да, хочу')
    await expect.poll(() => delivered(id), until).toEqual(['Спасибо'])
    expect(await entries(id, 'automation')).toEqual([
      {
        kind: 'automation',
        what: 'trigger',
        block: 'Ответ?',
        tunnel: `Туннель ${tunnel}`,
        tunnelId: tunnel,
        outcome: true,
        inputs: [{ name: 'answer', value: 'да, хочу' }],
      },
    ])
    expect((await bot.chat(id))?.['tunnelsWait']).toEqual([])
    await bot.say(id, 'и ещё')
    await expect.poll(async () => (await bot.timeline(id)).at(-1)?.content.text, until).toBe('и ещё')
    expect((await bot.timeline(id)).at(-1)).not.toHaveProperty('toTunnels')
    expect(await said(id)).toEqual(['Спасибо'])
  })

  it('S-77: leads a stranger who comes by a link of its own, with the first thing that they ever do', async () => {
    const tunnel = await publish([text('a', 'Добро пожаловать, {{name}}!')])
    const tool = { schema: 1, channelIds: [], tunnelId: tunnel, sourceId: null }
    const title = { title: 'Ссылка', order: 0 }
    await bridge.db.doc('dictionaries/leadTools').set({ schema: 1, entries: { 'by-link': title } })
    await bridge.db.doc('leadTools/by-link').set(tool)
    const id = ++people
    await bot.act('start', id, { payload: 'by-link' })
    await expect.poll(() => delivered(id), until).toEqual(['Добро пожаловать, Person!'])
  })

  it('costs an ordinary text nothing, while others wait for words and tunnels have theirs', async () => {
    const tunnel = await publish([asks('t'), text('a', 'Спасибо')], { keywords: ['сезам'] })
    const [waits, writes] = [await someone(), await someone()]
    await act(anna, 'start', tunnel, waits)
    // The row and the search follow the card.
    const found = bridge.db.doc(`search/p-${bot.chatId(waits)}`)
    await expect.poll(async () => (await found.get()).get('facets'), until).toContain(`tunnel:${tunnel}`)
    // What has to happen, also of the tests before, has happened when nothing is counted for some seconds.
    const rest = async () => {
      let before = ''
      let still = 0
      const stillFor = async () => {
        const now = JSON.stringify(await bridge.meters())
        still = now === before ? still + 1 : 0
        before = now
        return still
      }
      await expect.poll(stillFor, { ...until, interval: 1000 }).toBe(3)
    }
    // Once a minute an instance looks which tunnels run and who wants webhooks: not in what is counted here.
    await bot.say(writes, 'слова')
    await rest()
    await bridge.resetMeters()
    await bot.say(writes, 'просто слова')
    await bot.say(writes, 'и ещё слова')
    await rest()
    expect(await bridge.meters()).toMatchObject({ reads: 6, writes: 4 })
    expect((await bot.person(writes))?.['unread']).toBe(4)
  })

  it('is heard of at once by whoever remembers which tunnels there are', async () => {
    const id = await someone()
    // Published beside the functions, as by another instance: what they remember is half a minute old.
    const tunnel = await publish([text('a', 'Слышно')], {})
    const live = bridge.db.doc('settings/tunnels')
    await live.update({ [`tunnels.${tunnel}.keywords`]: ['слышно'] })
    await bridge.db.doc('settings/company').update({ tunnelsChangedAt: Timestamp.now() })
    await bot.say(id, 'слышно')
    await expect.poll(() => delivered(id), until).toEqual(['Слышно'])
  })

  it('goes on by its buttons, by the one that was pressed, and by nobody else’s', async () => {
    const asking = {
      ...text('ask', 'Придёте?'),
      rows: [{ buttons: [{ id: 'yes', text: 'Да' }] }, { buttons: [{ id: 'no', text: 'Нет' }] }],
    }
    const pressed = { ...asks('t'), waitsFor: { type: 'press', buttonIds: ['yes'] } }
    const tunnel = await publish([asking, pressed, text('a', 'Ждём!')])
    const id = await someone()
    await act(anna, 'start', tunnel, id)
    await expect.poll(() => delivered(id), until).toEqual(['Придёте?'])
    // The messenger shows it a moment before we have written its number.
    const asked = async () =>
      Number((await bot.timeline(id)).find(({ content }) => content.text === 'Придёте?')?.externalId)
    await expect.poll(asked, until).toBeGreaterThan(0)
    const press = async (data: string) =>
      bot.act('press', id, { message_id: await asked(), data: `${tunnel}.${data}` })
    await press('no')
    await expect.poll(async () => (await entries(id, 'press')).length, until).toBe(1)
    await press('yes')
    await expect.poll(() => delivered(id), until).toEqual(['Придёте?', 'Ждём!'])
    expect((await entries(id, 'automation')).at(-1)).toMatchObject({
      what: 'trigger',
      inputs: [{ name: 'press', value: 'Да' }],
    })
  })

  it('is started by a keyword, and by no other word', async () => {
    const tunnel = await publish([text('a', 'Вот расписание')], { keywords: ['расписание'] })
    const id = await someone()
    await bot.say(id, 'Пришлите РАСПИСАНИЕ, пожалуйста')
    await expect.poll(() => delivered(id), until).toEqual(['Вот расписание'])
    expect(await run(tunnel, id)).toMatchObject({ state: 'finished', round: 1 })
    // Nobody is led through it a second time where it says so.
    await bot.say(id, 'расписание')
    await expect.poll(async () => (await bot.timeline(id)).at(-1)?.content.text, until).toBe('расписание')
    expect(await said(id)).toHaveLength(1)
  })

  it('acts: tags, puts into a sales plan, mentions, adds to unread, starts another and stops itself', async () => {
    const other = await publish([text('x', 'Второй туннель')])
    const action = (id: string, does: object) => ({ id, kind: 'action', title: id, does })
    const tunnel = await publish([
      action('tag', { type: 'tag', tagId: 'hot', add: true }),
      action('plan', { type: 'plan', planId: 'course', stageId: 'new', add: true }),
      action('tell', { type: 'mention', managers: [{ id: 'anna', name: 'Анна' }], text: 'Горячий клиент' }),
      action('unread', { type: 'unread' }),
      action('next', { type: 'start', tunnelId: other }),
      action('stop', { type: 'stop', tunnelId: null }),
    ])
    const id = await someone()
    await bridge.db.doc(`people/p-${bot.chatId(id)}`).update({
      [`chats.${bot.chatId(id)}.unread`]: 0,
      [`chats.${bot.chatId(id)}.unreadSince`]: null,
      unread: 0,
      unreadSince: null,
    })
    await act(anna, 'start', tunnel, id)
    await expect.poll(() => delivered(id), until).toEqual(['Второй туннель'])
    const card = (await bridge.db.doc(`cards/p-${bot.chatId(id)}`).get()).data()
    expect(card).toMatchObject({ tags: ['hot'], salesPlans: { course: { stageId: 'new' } } })
    expect((await bot.person(id))?.['unread']).toBe(1)
    expect(await run(tunnel, id)).toMatchObject({ state: 'stopped', ended: 'stop' })
    expect(await run(other, id)).toMatchObject({ state: 'finished', round: 1 })
    expect((await entries(id, 'indicator')).slice(-3)).toMatchObject([
      { what: 'tunnelStarted', tunnelId: tunnel },
      { what: 'tunnelStarted', tunnelId: other, block: 'next' },
      { what: 'tunnelStopped', tunnelId: tunnel, block: 'stop' },
    ])
    const noted = async () =>
      (await bridge.db.collection('managers/anna/notifications').get()).docs.map(doc => doc.get('text'))
    await expect.poll(noted, until).toContain('Горячий клиент')
  })
})

describe('who is in a tunnel', () => {
  it('S-28, A8: stands still while the bot is off, hears nothing, and goes on afterwards without what was missed', async () => {
    const tunnel = await publish([delay('d'), text('a', 'Пропущено'), asks('t'), text('b', 'Дальше')])
    const id = await someone()
    await act(anna, 'start', tunnel, id)
    const person = bridge.db.doc(`people/p-${bot.chatId(id)}`)
    const off = {
      by: 'anna',
      byName: 'Анна',
      at: Timestamp.now(),
      endsAt: Timestamp.fromMillis(Date.now() + 400),
    }
    await person.update({
      [`chats.${bot.chatId(id)}.botOff`]: { ...off, endsAt: Timestamp.fromMillis(Date.now() + 60_000) },
      botOff: true,
      botOffEndsAt: Timestamp.fromMillis(Date.now() + 60_000),
    })
    await due(tunnel, id)
    await bridge.stepTunnels()
    await stands(tunnel, id).toEqual({ state: 'running', blockId: 'd', wait: 'delay', paused: 'bot' })
    expect(await said(id)).toEqual([])

    const past = Timestamp.fromMillis(Date.now() - 1)
    await person.update({ [`chats.${bot.chatId(id)}.botOff`]: { ...off, endsAt: past }, botOffEndsAt: past })
    await bridge.resumeBots()
    await stands(tunnel, id).toEqual({ state: 'running', blockId: 't', wait: 'trigger', paused: null })
    expect(await said(id)).toEqual([])
    expect((await entries(id, 'automation')).at(-1)).toMatchObject({ what: 'skipped', block: 'Блок a' })
    await bot.say(id, 'да')
    await expect.poll(() => delivered(id), until).toEqual(['Дальше'])
  })

  it('stands still on the block list, and goes on when they are off it', async () => {
    const tunnel = await publish([delay('d'), text('a', 'Пропущено'), delay('e')])
    const id = await someone()
    await act(anna, 'start', tunnel, id)
    const card = bridge.db.doc(`cards/p-${bot.chatId(id)}`)
    await card.update({ blacklisted: true })
    await due(tunnel, id)
    await bridge.stepTunnels()
    await stands(tunnel, id).toMatchObject({ blockId: 'd', paused: 'blacklisted' })
    await card.update({ blacklisted: false })
    await stands(tunnel, id).toMatchObject({ blockId: 'e', paused: null })
    expect(await said(id)).toEqual([])
  })

  it('is moved, let past and stopped by a manager who sees them, and the timeline says by whom', async () => {
    const tunnel = await publish([
      asks('t'),
      text('a', 'Первое'),
      delay('d'),
      text('b', 'Второе'),
      delay('e'),
    ])
    const id = await someone()
    await act(anna, 'start', tunnel, id)
    expect(await act(olga, 'skip', tunnel, id)).toMatchObject({ error: 'PERMISSION_DENIED' })
    expect(await act(null, 'skip', tunnel, id)).toMatchObject({ error: 'UNAUTHENTICATED' })
    expect(await act(anna, 'move', tunnel, id, { blockId: 'b' })).toEqual({ result: { ok: true } })
    await expect.poll(() => delivered(id), until).toEqual(['Второе'])
    expect(await act(anna, 'skip', tunnel, id)).toEqual({ result: { ok: true } })
    expect(await run(tunnel, id)).toMatchObject({ state: 'finished' })
    expect(await act(anna, 'start', tunnel, id)).toEqual({ result: { ok: true } })
    expect(await act(anna, 'stop', tunnel, id)).toEqual({ result: { ok: true } })
    expect(await run(tunnel, id)).toMatchObject({ state: 'stopped', ended: 'manager', round: 2 })
    expect(await act(anna, 'stop', tunnel, id)).toEqual({ result: { ok: false, why: 'not_possible' } })
    const moved = (await bot.timeline(id)).filter(({ content }) => content.what === 'moved')
    expect(
      moved.map(({ content, ...rest }) => [
        (content as { block?: string }).block,
        (rest as { author?: { name: string } }).author?.name,
      ]),
    ).toEqual([
      ['Блок b', 'Анна'],
      ['Час', 'Анна'],
    ])
  })

  it('issue 6.6: does not hear the bot while a manager types; it is shown, and goes, is left out, or waits', async () => {
    const tunnel = await publish([text('a', 'Первое'), delay('d'), text('b', 'Второе'), delay('e')])
    const id = await someone()
    const typing = bridge.db.doc('presence/anna')
    const type = (on: boolean) =>
      typing.set({
        schema: 1,
        name: 'Анна',
        personId: `p-${bot.chatId(id)}`,
        assigneeId: null,
        typing: on,
        at: Timestamp.now(),
      })
    await type(true)
    await act(anna, 'start', tunnel, id)
    const held = async () =>
      (await bridge.db.doc(`chats/${bot.chatId(id)}/scheduled/held_${tunnel}`).get()).data()
    expect(await held()).toMatchObject({
      content: { text: 'Первое' },
      sendAt: null,
      held: { block: 'Блок a' },
    })
    expect(await said(id)).toEqual([])
    await bridge.sweep()
    expect(await held()).toBeDefined()
    expect(await act(anna, 'release', tunnel, id)).toEqual({ result: { ok: true } })
    await expect.poll(() => delivered(id), until).toEqual(['Первое'])
    expect(await held()).toBeUndefined()

    await type(true)
    await due(tunnel, id)
    await bridge.stepTunnels()
    await stands(tunnel, id).toMatchObject({ blockId: 'b', wait: 'held' })
    expect(await act(anna, 'hold', tunnel, id)).toEqual({ result: { ok: true } })
    expect((await held())?.['held'].heldUntil.toMillis()).toBeGreaterThan(Date.now() + 10 * 60_000)
    await type(false)
    await due(tunnel, id)
    await bridge.stepTunnels()
    await expect.poll(() => delivered(id), until).toEqual(['Первое', 'Второе'])
    expect(await held()).toBeUndefined()
  })
})

describe('many who are due at once', () => {
  it('are all led on by one run of the schedule, each once, also when it runs twice at once', async () => {
    const tunnel = await publish([
      delay('d'),
      { id: 'tag', kind: 'action', title: 'Горячий', does: { type: 'tag', tagId: 'hot', add: true } },
    ])
    const lists = { phones: [], emails: [], tags: [] }
    const blank = {
      schema: 1,
      ...lists,
      note: '',
      assigneeId: null,
      fields: {},
      createdAt: Timestamp.now(),
      updatedAt: Timestamp.now(),
    }
    // More than a page of those that are due.
    const crowd = Array.from({ length: 520 }, (_, index) => `demo-crowd_${index}`)
    const at = Timestamp.now()
    const writer = bridge.db.bulkWriter()
    for (const chatId of crowd) {
      const personId = `p-${chatId}`
      const chat = { messenger: 'telegram', channelId: bot.channel, externalId: chatId, name: chatId }
      const run = {
        round: 1,
        step: 1,
        state: 'running',
        blockId: 'd',
        blockTitle: 'Час',
        wait: 'delay',
        dueAt: at,
      }
      const been = { passed: ['first', 'd'], heard: [], answer: '', startedAt: at, updatedAt: at }
      const row = { name: chatId, chats: { [chatId]: { unread: 0 } }, unread: 0, unreadSince: null }
      void writer.set(bridge.db.doc(`chats/${chatId}`), { schema: 1, ...chat, personId, state: 'subscribed' })
      void writer.set(bridge.db.doc(`people/${personId}`), { schema: 1, ...row, assigneeId: null })
      void writer.set(bridge.db.doc(`cards/${personId}`), { ...blank, name: chatId })
      const whole = { ...run, ...been, title: 'Туннель', version: 1, paused: null, ended: null }
      void writer.set(bridge.db.doc(`tunnelRuns/${tunnel}_${chatId}`), {
        schema: 1,
        tunnelId: tunnel,
        chatId,
        ...whole,
      })
    }
    await writer.close()
    await Promise.all([bridge.stepTunnels(), bridge.stepTunnels()])
    const runs = bridge.db.collection('tunnelRuns').where('tunnelId', '==', tunnel)
    const finished = runs.where('state', '==', 'finished').where('step', '==', 2).count()
    await expect
      .poll(async () => (await finished.get()).data().count, { ...until, timeout: 100_000 })
      .toBe(crowd.length)
    // And another run of it, as after a minute, finds nothing to do.
    await bridge.stepTunnels()
    expect((await finished.get()).data().count).toBe(crowd.length)
  }, 120_000)
})

describe('a tunnel that changes', () => {
  it('leads on by the newest version where one’s block is there, and by the older one where it is gone', async () => {
    const tunnel = await publish([delay('d'), text('a', 'Старое'), asks('gone'), text('c', 'Старый путь')])
    const [here, there] = [await someone(), await someone()]
    await act(anna, 'start', tunnel, here)
    await act(anna, 'start', tunnel, there)
    await act(anna, 'move', tunnel, there, { blockId: 'gone' })
    await publish([delay('d'), text('a', 'Новое')], {}, tunnel)
    await due(tunnel, here)
    await expect
      .poll(async () => {
        await bridge.stepTunnels()
        return delivered(here)
      }, until)
      .toEqual(['Новое'])
    await bot.say(there, 'да')
    await expect.poll(() => delivered(there), until).toEqual(['Старый путь'])
    const versions = await bridge.db.collection(`tunnels/${tunnel}/versions`).get()
    expect(versions.docs.map(({ id }) => id)).toEqual(['1', '2'])
  })

  it('and is stopped has everybody stand still, and go on with nothing lost when it runs again', async () => {
    const tunnel = await publish([delay('d'), text('a', 'После паузы')])
    const id = await someone()
    await act(anna, 'start', tunnel, id)
    expect(await bridge.callAs(anna, 'manageTunnel', { action: 'stop', tunnelId: tunnel })).toMatchObject({
      error: 'PERMISSION_DENIED',
    })
    await bridge.callAs(admin, 'manageTunnel', { action: 'stop', tunnelId: tunnel })
    await due(tunnel, id)
    await expect
      .poll(async () => {
        await bridge.stepTunnels()
        return (await run(tunnel, id))?.['paused']
      }, until)
      .toBe('tunnel')
    await bridge.callAs(admin, 'manageTunnel', { action: 'resume', tunnelId: tunnel })
    await expect.poll(() => delivered(id), until).toEqual(['После паузы'])
    const audited = (await bridge.db.collection('audit').where('about', '==', `Туннель ${tunnel}`).get()).docs
    expect(audited.map(doc => doc.get('what')).toSorted()).toEqual([
      'tunnel_publish',
      'tunnel_resume',
      'tunnel_stop',
    ])
  })

  it('is not published with a loop in which nobody waits, nor with what is not there', async () => {
    const goTo = { id: 'g', kind: 'action', title: '', does: { type: 'goTo', blockId: 'a' } }
    const tag = { id: 'x', kind: 'action', title: '', does: { type: 'tag', tagId: 'gone', add: true } }
    for (const blocks of [
      [text('a', 'Круг'), goTo],
      [text('a', 'Метка'), tag],
    ]) {
      const id = `faulty-${++tunnels}`
      await bridge.db.doc(`tunnels/${id}`).set({
        schema: 1,
        title: id,
        blocks: [first, ...blocks],
        updatedAt: Timestamp.now(),
        updatedBy: { id: 'marina', name: 'Марина' },
        state: 'draft',
        version: 0,
      })
      expect(await bridge.callAs(admin, 'manageTunnel', { action: 'publish', tunnelId: id })).toEqual({
        result: { ok: false, why: 'faulty' },
      })
    }
  })
})
