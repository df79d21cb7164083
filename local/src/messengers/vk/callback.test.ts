import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { vkRig, type VkRig } from './vkRig.ts'

const olga = { id: 501, first_name: 'Ольга' }
const petr = { id: 502, first_name: 'Пётр' }
let rig: VkRig

beforeEach(async () => {
  rig = await vkRig()
})
afterEach(() => rig.close())

const say = (text: string, from: Record<string, unknown> = olga) => rig.act('say', { from, text })
const types = () => rig.events().map(({ type }) => type)
const texts = () =>
  rig.events().map(({ object }) => ((object['message'] ?? object) as { text?: string }).text)
const servers = () =>
  rig.ask<{ items: { id: number; status: string }[] }>('groups.getCallbackServers', { group_id: 222222 })
const settle = async (check: () => unknown, expected: unknown) => expect.poll(check).toEqual(expected)

describe('connecting a server', () => {
  it('is confirmed by the exact string, which is another one afterwards', async () => {
    const code = await rig.confirmationCode()
    await rig.connect()
    expect((await servers()).items).toMatchObject([
      { id: 1, status: 'ok', title: 'chats', secret_key: 'vk-secret' },
    ])
    expect(rig.hits[0]?.update).toEqual({ type: 'confirmation', group_id: 222222 })
    expect(await rig.confirmationCode()).not.toBe(code)
  })

  it('stays failed with another answer, hears nothing, and may be edited into a good one', async () => {
    const good = rig.reply
    rig.reply = () => ({ status: 200, body: 'ok' })
    const server_id = await rig.connect()
    expect((await servers()).items).toMatchObject([{ status: 'failed' }])
    expect(await say('привет')).toMatchObject({ status: 0, error: 'the community has no confirmed server' })
    rig.reply = good
    await rig.ask('groups.editCallbackServer', {
      group_id: 222222,
      server_id,
      url: rig.webhookUrl,
      title: 'chats',
      secret_key: 'another',
    })
    expect((await servers()).items).toMatchObject([{ status: 'ok' }])
    expect(await say('снова')).toMatchObject({ status: 200 })
    expect(rig.events()).toMatchObject([{ secret: 'another', object: { message: { text: 'снова' } } }])
  })

  it('does not keep the caller waiting for a server that takes its time', async () => {
    const good = rig.reply
    let answer = () => {}
    rig.reply = hit => new Promise(resolve => (answer = () => resolve(good(hit))))
    const connecting = rig.connect()
    await expect.poll(() => rig.hits.length).toBe(1)
    await rig.advance(2_000)
    await connecting
    expect((await servers()).items).toMatchObject([{ status: 'wait' }])
    answer()
    await expect.poll(async () => (await servers()).items).toMatchObject([{ status: 'ok' }])
  })

  it('refuses what VK refuses', async () => {
    const add = (params: Record<string, string | number>) =>
      rig
        .call('groups.addCallbackServer', {
          group_id: 222222,
          url: rig.webhookUrl,
          title: 'chats',
          ...params,
        })
        .then(({ error }) => `${error?.error_code} ${error?.error_msg}`)
    expect(await add({ url: 'nonsense' })).toContain('url is invalid')
    expect(await add({ title: 'a title of VK is short' })).toContain('title')
    expect(await add({ secret_key: 'x'.repeat(51) })).toContain('secret_key')
    expect(await add({ group_id: 1 })).toContain('15 ')
    for (let n = 0; n < 10; n++) await add({})
    expect(await add({})).toBe('2000 Servers number limit is reached')
  })

  it('delivers only what is switched on, and nothing after the server is deleted', async () => {
    const server_id = await rig.connect()
    await rig.ask('groups.setCallbackSettings', { group_id: 222222, server_id, message_typing_state: 0 })
    await rig.act('typing', { from: olga })
    expect(rig.events()).toEqual([])
    await say('раз')
    expect(types()).toEqual(['message_new'])
    await rig.ask('groups.deleteCallbackServer', { group_id: 222222, server_id })
    expect(await say('два')).toMatchObject({ status: 0 })
    expect(types()).toEqual(['message_new'])
  })
})

describe('events', () => {
  beforeEach(() => rig.connect())

  it('carry a message as the schema has it, with ref and a reply', async () => {
    const said = await rig.act('say', { from: olga, text: 'привет', ref: 'ad-7', ref_source: 'post' })
    expect(said).toMatchObject({ message_id: 1, conversation_message_id: 1, status: 200 })
    expect(rig.events()[0]).toEqual({
      type: 'message_new',
      group_id: 222222,
      event_id: said.event_id,
      secret: 'vk-secret',
      v: '5.199',
      object: {
        message: expect.objectContaining({
          id: 1,
          conversation_message_id: 1,
          peer_id: 501,
          from_id: 501,
          out: 0,
          text: 'привет',
          attachments: [],
          fwd_messages: [],
          random_id: 0,
          ref: 'ad-7',
          ref_source: 'post',
        }),
        client_info: expect.objectContaining({ inline_keyboard: true, lang_id: 0 }),
      },
    })
    expect(said.event_id).toMatch(/^[0-9a-f]{40}$/)
    await rig.act('say', { from: olga, text: 'и ещё', reply_to: 1 })
    expect(rig.events()[1]?.object['message']).toMatchObject({ reply_message: { text: 'привет' } })
  })

  it('carry every kind of media', async () => {
    const data = Buffer.from('bytes').toString('base64')
    const kinds = ['photo', 'video', 'voice', 'audio', 'sticker', 'doc', 'gif']
    for (const kind of kinds) {
      await rig.act('say', {
        from: olga,
        media: { kind, name: `файл.${kind === 'gif' ? 'gif' : 'bin'}`, data },
      })
    }
    const album = ['photo', 'photo', 'doc'].map(kind => ({ kind, data }))
    await rig.act('say', { from: olga, text: 'альбом', media: album })
    await rig.act('say', { from: olga, location: { latitude: 50.45, longitude: 30.52 } })
    const messages = rig
      .events()
      .map(({ object }) => object['message'] as { attachments: { type: string }[] })
    expect(messages.map(({ attachments }) => attachments.map(({ type }) => type).join(' '))).toEqual([
      'photo',
      'video',
      'audio_message',
      'audio',
      'sticker',
      'doc',
      'doc',
      'photo photo doc',
      '',
    ])
    expect(messages.at(-1)).toMatchObject({ geo: { coordinates: { latitude: 50.45, longitude: 30.52 } } })
    const voice = (messages[2]?.attachments[0] as { audio_message?: { link_ogg: string } }).audio_message
    expect(await (await fetch(voice!.link_ogg)).text()).toBe('bytes')
    expect(await rig.act('say', { from: olga, media: { kind: 'hologram' } })).toHaveProperty('error')
    await rig.act('say', { from: olga, media: { kind: 'voice' } })
    const sample = rig.events().at(-1)?.object['message'] as {
      attachments: { audio_message: { link_ogg: string } }[]
    }
    expect((await (await fetch(sample.attachments[0]!.audio_message.link_ogg)).text()).slice(0, 4)).toBe(
      'OggS',
    )
  })

  it('say what persons do besides', async () => {
    const { conversation_message_id: cmid } = await say('привет')
    await rig.act('edit', { from: olga, conversation_message_id: cmid, text: 'здравствуйте' })
    await rig.ask('messages.send', { peer_id: 501, random_id: 77, message: 'да?' })
    await settle(types, ['message_new', 'message_edit', 'message_reply'])
    await rig.act('react', { from: olga, conversation_message_id: 2, emoji: '❤' })
    await rig.act('react', { from: olga, conversation_message_id: 2, reaction_id: 0 })
    await rig.act('typing', { from: olga })
    await rig.act('read', { from: olga })
    await rig.act('read', { from: olga })
    await rig.act('delete', { from: olga, conversation_message_id: cmid })
    await rig.act('block', { from: olga })
    await rig.act('unblock', { from: olga, key: 'widget' })
    const reaction = { reacted_id: 501, peer_id: 501, cmid: 2 }
    expect(rig.events().slice(1)).toMatchObject([
      { object: { text: 'здравствуйте', update_time: expect.any(Number), from_id: 501 } },
      { object: { text: 'да?', out: 1, from_id: -222222, random_id: 77, conversation_message_id: 2 } },
      { type: 'message_reaction_event', object: { ...reaction, reaction_id: 1 } },
      { type: 'message_reaction_event', object: reaction },
      { type: 'message_typing_state', object: { from_id: 501, to_id: -222222, state: 'typing' } },
      {
        type: 'message_read',
        object: { from_id: 501, peer_id: 501, read_message_id: 2, conversation_message_id: 2 },
      },
      { type: 'message_deny', object: { user_id: 501 } },
      { type: 'message_allow', object: { user_id: 501, key: 'widget' } },
    ])
    expect(await rig.ask('messages.getHistory', { peer_id: 501 })).toMatchObject({ count: 1 })
    expect(rig.events()[4]?.object).not.toHaveProperty('reaction_id')
  })

  it('tell what an admin writes in VK itself', async () => {
    expect(await rig.act('staff', { to: 501, text: 'кому?' })).toHaveProperty('error')
    await say('привет')
    const { conversation_message_id } = await rig.act('staff', { to: 501, text: 'пишу из ВК' })
    await rig.act('staff', { to: 501, conversation_message_id, text: 'исправила' })
    expect(rig.events().slice(1)).toMatchObject([
      { type: 'message_reply', object: { text: 'пишу из ВК', admin_author_id: 7001, random_id: 0, out: 1 } },
      { type: 'message_edit', object: { text: 'исправила', admin_author_id: 7001, conversation_message_id } },
    ])
  })

  it('are delivered raw, with what is missing filled in', async () => {
    const message = { id: 90, conversation_message_id: 9, peer_id: 503, from_id: 503, date: 1, text: 'сырое' }
    const answer = await rig.post<{ status: number; event_id: string }>('/_sim/vk/events', {
      channel: rig.channel,
      type: 'message_new',
      object: { message },
    })
    expect(answer.status).toBe(200)
    expect(rig.events()[0]).toMatchObject({
      secret: 'vk-secret',
      event_id: answer.event_id,
      object: { message },
    })
    expect(await rig.ask('messages.send', { peer_id: 503, random_id: 1, message: 'да?' })).toBe(91)
    const raw = { channel: rig.channel, type: 'wall_post_new', object: null }
    await rig.post('/_sim/vk/events', { ...raw, secret: 'forged', event_id: 'e-1', group_id: 1 })
    await rig.post('/_sim/vk/events', { ...raw, secret: null })
    expect(rig.events().filter(({ type }) => type === 'wall_post_new')).toEqual([
      { type: 'wall_post_new', object: null, group_id: 1, event_id: 'e-1', secret: 'forged', v: '5.199' },
      { type: 'wall_post_new', object: null, group_id: 222222, event_id: expect.any(String), v: '5.199' },
    ])
  })
})

describe('delivery', () => {
  let good: VkRig['reply']
  beforeEach(async () => {
    await rig.connect()
    good = rig.reply
  })

  it('takes only 200 with exactly ok, and repeats with a counter, in order per person', async () => {
    rig.reply = hit => ({ status: 200, body: texts().at(-1) === 'А1' && hit.update ? 'ok ' : 'ok' })
    expect(await say('А1')).toMatchObject({ status: 200 })
    await say('А2')
    await say('Б1', petr)
    expect(texts()).toContain('Б1')
    expect(texts()).not.toContain('А2')
    rig.reply = good
    await rig.advance(10_000)
    expect(texts().slice(-2)).toEqual(['А1', 'А2'])
    const counters = rig.hits.map(({ headers }) => headers['x-retry-counter'])
    expect(counters.filter(counter => counter !== undefined).slice(0, 2)).toEqual(['1', '2'])
    expect(
      new Set(
        rig
          .events()
          .filter((_, i) => texts()[i] === 'А1')
          .map(({ event_id }) => event_id),
      ).size,
    ).toBe(1)
  })

  it('honours Retry-After of 410, 429 and 503 up to three hours, and of no other', async () => {
    rig.reply = () => ({ status: 503, headers: { 'retry-after': '7200' } })
    await say('позже')
    await rig.advance(7_199_000)
    expect(texts()).toHaveLength(1)
    rig.reply = () => ({ status: 500, headers: { 'retry-after': '7200' } })
    await rig.advance(2_000)
    expect(texts()).toHaveLength(2)
    rig.reply = good
    await rig.advance(10_000)
    expect(texts()).toHaveLength(3)
  })

  it('pauses after several errors in a row, and goes on by itself', async () => {
    rig.reply = () => ({ status: 500, body: '' })
    for (let n = 0; n < 5; n++) await say(`х${n}`, { id: 600 + n, first_name: 'Х' })
    await expect.poll(() => texts().length).toBe(10)
    await say('во время паузы', petr)
    rig.reply = good
    await rig.advance(50_000)
    expect(texts()).toHaveLength(10)
    await rig.advance(12_000)
    expect(texts()).toHaveLength(16)
    expect(texts()).toContain('во время паузы')
  })

  it('gives up after 24 hours, and the ledger says so', async () => {
    rig.reply = () => ({ status: 500, body: '' })
    await say('никак «m-501-1»')
    await rig.advance(25 * 3600_000)
    rig.reply = good
    const seen = texts().length
    await rig.advance(3600_000)
    expect(texts()).toHaveLength(seen)
    const { offered } = await rig.get<{ offered: unknown[] }>('/_sim/ledger')
    expect(offered).toMatchObject([{ marker: 'm-501-1', messenger: 'vk', accepted: 0, dropped: 1 }])
    expect(await rig.ask('messages.getHistory', { peer_id: 501 })).toMatchObject({ count: 1 })
  }, 60_000)

  it('carries what waited under the secret that holds when it goes', async () => {
    rig.reply = () => ({ status: 503, headers: { 'retry-after': '60' } })
    await say('ждёт')
    rig.reply = good
    await rig.ask('groups.editCallbackServer', {
      group_id: 222222,
      server_id: 1,
      url: rig.webhookUrl,
      title: 'chats',
      secret_key: 'second',
    })
    await expect.poll(() => rig.events().map(({ secret }) => secret)).toEqual(['vk-secret', 'second'])
  })
})
