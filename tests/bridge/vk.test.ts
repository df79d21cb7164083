import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { incomingMessageId } from '../../domain/src/ids.ts'
import { sendKeyOf } from '../../domain/src/sendKeyOf.ts'
import { namePerson } from '../../functions/src/firestore/namePerson.ts'
import { vk } from '../../functions/src/messengers/vk/vk.ts'
import { fetchPhoto } from '../../functions/src/usecases/fetchPhoto.ts'
import { connectBot, until } from './connectBot.ts'
import { connectCommunity } from './connectCommunity.ts'
import type { ConnectedCommunity } from './connectCommunity.ts'
import { hostileBodies } from './hostileBodies.ts'
import { startBridge } from './startBridge.ts'
import type { Bridge } from './startBridge.ts'

let bridge: Bridge
let community: ConnectedCommunity
beforeAll(async () => {
  bridge = await startBridge()
})
afterAll(() => bridge.close())
beforeEach(async () => {
  community = await connectCommunity(bridge)
})

const state = (person: number, id: string) => async () =>
  (await community.message(person, id))?.delivery.state
const fault = (rule: object) =>
  bridge.sim('faults', [{ messenger: 'vk', direction: 'out', channel: community.channel, ...rule }])
const quarantined = async () => {
  const kept = await bridge.db.collection('quarantine').where('channelId', '==', community.channel).get()
  return kept.docs.map(doc => String(doc.get('reason')))
}
let events = 0
const event = (type: string, object: object, more: object = {}) => ({
  type,
  object,
  event_id: `e${++events}`,
  ...more,
})
const message = (cmid: number, text: string, more: object = {}) => ({
  date: Math.floor(Date.now() / 1000),
  from_id: 7,
  peer_id: 7,
  id: 1000 + cmid,
  conversation_message_id: cmid,
  text,
  attachments: [],
  fwd_messages: [],
  random_id: 0,
  ...more,
})
const messageNew = (cmid: number, text: string, more: object = {}) =>
  event('message_new', { message: message(cmid, text, more), client_info: {} })

describe('a first word', () => {
  it('makes the person, the card and the chat, unread; the answer is exactly ok', async () => {
    const answer = await community.post(messageNew(1, 'hello'))
    expect([answer.status, await answer.text()]).toEqual([200, 'ok'])
    expect(await community.person(7)).toMatchObject({
      name: 'id7',
      unread: 1,
      lastMessage: { text: 'hello', direction: 'in' },
      chats: { [community.chatId(7)]: { messenger: 'vk', unread: 1, state: 'subscribed' } },
    })
    const [stored] = await community.timeline(7)
    expect(stored).toMatchObject({
      id: incomingMessageId('1'),
      externalId: '1',
      content: { kind: 'text', text: 'hello' },
    })
  })

  it('comes through VK itself, and the name with it when it is asked for', async () => {
    expect(await community.say(7, 'hello')).toMatchObject({ status: 200 })
    const messenger = vk({ token: community.token, apiRoot: `${bridge.simulators}vk-api`, timeoutMs: 5000 })
    const place = { personId: `p-${community.chatId(7)}`, chatId: community.chatId(7) }
    await fetchPhoto(
      { ...place, channelId: community.channel, externalId: '7' },
      {
        profile: (_channel, id) => messenger.profile(id),
        open: (_channel, photo) => messenger.openFile(photo),
        setName: (chatId, name) => namePerson(bridge.db, chatId, name),
        save: async () => undefined,
        setPhoto: async () => undefined,
        log: () => undefined,
      },
    )
    expect(await community.person(7)).toMatchObject({ name: 'Person 7 Test' })
    expect(await community.chat(7)).toMatchObject({ name: 'Person 7 Test' })
    await community.say(7, 'again')
    expect(await community.person(7)).toMatchObject({ name: 'Person 7 Test', unread: 2 })
  })
})

it('stores the same event once, five times in parallel, and says ok each time', async () => {
  const same = messageNew(1, 'hello')
  const answers = await Promise.all(Array.from({ length: 5 }, () => community.post(same)))
  expect(await Promise.all(answers.map(answer => answer.text()))).toEqual(['ok', 'ok', 'ok', 'ok', 'ok'])
  expect(await community.timeline(7)).toHaveLength(1)
  expect((await community.person(7))?.unread).toBe(1)
})

it('keeps 100 messages of one chat in order, through duplicates and lost answers', async () => {
  await bridge.sim('faults', [
    { direction: 'in', channel: community.channel, do: 'duplicate', p: 0.05 },
    { direction: 'in', channel: community.channel, do: 'drop-answer', p: 0.05 },
  ])
  const expected = Array.from({ length: 100 }, (_, n) => `m ${n}`)
  for (const text of expected) await community.say(7, text)
  await expect
    .poll(async () => {
      await bridge.sim('clock', { advanceMs: 5000 })
      return (await community.timeline(7)).length
    }, until)
    .toBe(100)
  const byId = (await community.timeline(7)).sort(
    (a, b) => a.at.toMillis() - b.at.toMillis() || (a.id < b.id ? -1 : 1),
  )
  expect(byId.map(({ content }) => content.text)).toEqual(expected)
})

it('several things of one message stand beside each other, once, however often they come', async () => {
  const photo = (n: number) => ({
    type: 'photo',
    photo: { id: n, owner_id: 7, sizes: [{ url: `https://vk.com/${n}.jpg`, width: 10, height: 10 }] },
  })
  const album = messageNew(5, 'look', { attachments: [photo(1), photo(2), photo(3)] })
  await community.post(album)
  await community.post(album)
  await community.post(messageNew(6, 'next'))
  const timeline = (await community.timeline(7)).sort((a, b) => (a.id < b.id ? -1 : 1))
  expect(timeline.map(({ externalId, content }) => [externalId, content.kind, content.text])).toEqual([
    ['5', 'photo', 'look'],
    ['5-1', 'photo', undefined],
    ['5-2', 'photo', undefined],
    ['6', 'text', 'next'],
  ])
})

it('where the person came from stands before their first words', async () => {
  await community.say(7, 'I want the course', { ref: 'spring-ad' })
  expect((await community.chat(7))?.source).toMatchObject({ payload: 'spring-ad' })
  const contents = (await community.timeline(7)).map(({ content }) => content)
  expect(contents).toContainEqual({ kind: 'indicator', what: 'subscribed', payload: 'spring-ad' })
  expect(contents).toContainEqual({ kind: 'text', text: 'I want the course' })
})

it('an edit keeps the earlier wording', async () => {
  const said = await community.say(7, 'helo')
  await community.act('edit', 7, { cmid: said.conversation_message_id, text: 'hello' })
  const [stored] = await community.timeline(7)
  expect(stored?.content.text).toBe('hello')
  expect(stored?.edits?.map(({ content }) => content.text)).toEqual(['helo'])
})

it('who denies messages cannot be written to until they allow them', async () => {
  await community.say(7, 'hello')
  await community.act('block', 7)
  expect((await community.chat(7))?.state).toBe('blocked')
  const id = await community.queue(7, 'are you there')
  await expect.poll(state(7, id), until).toBe('failed')
  expect((await community.message(7, id))?.delivery.reason).toBe('person_blocked')
  await community.act('unblock', 7)
  expect((await community.chat(7))?.state).toBe('subscribed')
})

describe('an answer', () => {
  it('is sent once, with a random_id that follows from it', async () => {
    await community.say(7, 'hello')
    const id = await community.queue(7, 'hi there')
    await expect.poll(state(7, id), until).toBe('sent')
    const [call, ...more] = await community.calls('messages.send')
    expect(more).toEqual([])
    expect(call?.params).toMatchObject({ message: 'hi there', random_id: sendKeyOf(id), peer_ids: '7' })
    expect((await community.message(7, id))?.externalId).toMatch(/^\d+$/)
  })

  it('whose acknowledgement was lost goes out again with the same random_id, and arrives once', async () => {
    await community.say(7, 'hello')
    await fault({ method: 'messages.send', nth: 1, do: 'timeout-after-accept', ms: 50 })
    const text = `m-lost-${community.channel}`
    const id = await community.queue(7, text)
    await expect.poll(state(7, id), until).toBe('sent')
    const keys = (await community.calls('messages.send')).map(({ params }) => params['random_id'])
    expect(new Set(keys)).toEqual(new Set([sendKeyOf(id)]))
    expect((await community.delivered())[text]).toBe(1)
    const mine = (await community.timeline(7)).filter(({ direction }) => direction === 'out')
    expect(mine.map(one => one.id)).toEqual([id])
  })

  it('that a killed run held is sent by the next one, and arrives once', async () => {
    await community.say(7, 'hello')
    await fault({ method: 'messages.send', nth: 1, do: 'slow', ms: 8000 })
    const text = `m-held-${community.channel}`
    const id = await community.queue(7, text)
    await expect.poll(async () => (await community.delivered())[text], until).toBe(1)
    await bridge.kill()
    await bridge.revive()
    await expect
      .poll(async () => {
        await bridge.sweep()
        return state(7, id)()
      }, until)
      .toBe('sent')
    expect((await community.delivered())[text]).toBe(1)
  })

  it('stands by its number among what the person wrote within the same second', async () => {
    // By our clock: VK's was moved on, and the row shows whoever is the last.
    await community.post(messageNew(1, 'hello'))
    await community.act('unblock', 7)
    const id = await community.queue(7, 'ours')
    await expect.poll(state(7, id), until).toBe('sent')
    const ours = await community.message(7, id)
    const [number, date] = [Number(ours?.externalId), Math.floor(ours?.at.toMillis() / 1000)]
    const wrote = (cmid: number, text: string) =>
      community.post(event('message_new', { message: { ...message(cmid, text), date } }))
    const texts = async () => (await community.timeline(7)).slice(-3).map(({ content }) => content.text)
    // The row says that ours is the last.
    await expect.poll(async () => (await community.person(7))?.lastMessage.text, until).toBe('ours')
    expect((await wrote(number + 2, 'third')).status).toBe(200)
    expect((await wrote(number + 1, 'second')).status).toBe(200)
    await expect.poll(texts, until).toEqual(['ours', 'second', 'third'])
  })

  it('waits as long as VK asks, and keeps the order', async () => {
    await community.say(7, 'hello')
    await fault({ method: 'messages.send', nth: 1, do: 'status', code: 6 })
    const ids: string[] = []
    for (const text of ['one', 'two', 'three']) ids.push(await community.queue(7, text))
    await expect.poll(state(7, ids[2]!), until).toBe('sent')
    const calls = await community.calls('messages.send')
    expect(calls.filter(({ ok }) => ok).map(({ params }) => params['message'])).toEqual([
      'one',
      'two',
      'three',
    ])
    expect(calls.slice(1).every(({ at }) => at >= calls[0]!.at + 1000)).toBe(true)
  })

  it('waits for a new token when the old one died, and then goes', async () => {
    await community.say(7, 'hello')
    const token = `${community.token}-renewed`
    const { channel, groupId } = community
    await bridge.sim('vk/communities', { channel, token, group_id: groupId })
    const id = await community.queue(7, 'later')
    const channelState = async () => (await bridge.db.doc(`channels/${channel}`).get()).get('state')
    await expect.poll(channelState, until).toBe('auth_failed')
    await bridge.db.doc(`channelSecrets/${channel}`).update({ token })
    await expect.poll(state(7, id), until).toBe('sent')
  })
})

describe('what VK tells back', () => {
  it('the echo of an answer is no second message', async () => {
    await community.say(7, 'hello')
    const id = await community.queue(7, 'hi there')
    await expect.poll(state(7, id), until).toBe('sent')
    const sent = await community.message(7, id)
    const echo = message(Number(sent?.externalId), 'hi there', {
      from_id: -community.groupId,
      out: 1,
      random_id: Number(sendKeyOf(id)),
    })
    expect((await community.post(event('message_reply', echo))).status).toBe(200)
    const mine = (await community.timeline(7)).filter(({ direction }) => direction === 'out')
    expect(mine.map(one => one.id)).toEqual([id])
  })

  it('what is written in VK’s own interface appears, and is changed there', async () => {
    await community.say(7, 'hello')
    const written = await community.staff(7, 'from VK')
    expect(written.status).toBe(200)
    const ours = async () => (await community.timeline(7)).filter(({ direction }) => direction === 'out')
    expect(await ours()).toMatchObject([{ content: { text: 'from VK' }, elsewhere: true }])
    await community.staff(7, 'from VK, better', { cmid: written.conversation_message_id })
    expect((await ours()).map(({ content }) => content.text)).toEqual(['from VK, better'])
    expect((await community.person(7))?.lastMessage).toMatchObject({
      text: 'from VK, better',
      direction: 'out',
    })
  })

  it('that the person has read it', async () => {
    await community.say(7, 'hello')
    const id = await community.queue(7, 'hi there')
    await expect.poll(state(7, id), until).toBe('sent')
    await community.act('read', 7)
    await expect.poll(state(7, id), until).toBe('read')
  })

  it('what the person thinks of it', async () => {
    await community.say(7, 'hello')
    const id = await community.queue(7, 'hi there')
    await expect.poll(state(7, id), until).toBe('sent')
    const cmid = Number((await community.message(7, id))?.externalId)
    await community.act('react', 7, { cmid, emoji: '👍' })
    await expect.poll(async () => (await community.message(7, id))?.reactions?.in, until).toEqual(['👍'])
  })
})

describe('strangers', () => {
  const nothingWritten = async () => {
    expect(await community.chat(7)).toBeUndefined()
    expect(await community.person(7)).toBeUndefined()
    expect(await community.timeline(7)).toEqual([])
    expect(await quarantined()).toEqual([])
  }

  it.each([
    ['no secret', { secret: undefined }, 401],
    ['a wrong secret', { secret: 'x'.repeat(43) }, 403],
    ['another community', { group_id: 1 }, 403],
    ['no event', { type: undefined }, 400],
  ])('%s: %j is %i', async (_name, change, status) => {
    expect((await community.post({ ...messageNew(1, 'hello'), ...change })).status).toBe(status)
    await nothingWritten()
  })

  it('the secret of another channel opens nothing, nor does one of Telegram’s', async () => {
    const other = await connectCommunity(bridge)
    const bot = await connectBot(bridge)
    expect((await community.post(messageNew(1, 'hello'), {}, `vk/${other.channel}`)).status).toBe(403)
    expect((await community.post(messageNew(1, 'hello'), {}, `vk/${bot.channel}`)).status).toBe(404)
    await nothingWritten()
  })

  it('bodies that are no events are refused, every one, and the next good event is stored', async () => {
    const answers = Object.entries(hostileBodies).map(async ([name, body]) => {
      const { status } = await community.postRaw(body)
      return [400, 413, 415].includes(status) ? [] : [`${name}: ${status}`]
    })
    expect((await Promise.all(answers)).flat()).toEqual([])
    await nothingWritten()
    expect((await community.post(messageNew(1, 'hello'))).status).toBe(200)
    expect(await community.timeline(7)).toHaveLength(1)
  })

  it('an event that we cannot read is kept and acknowledged', async () => {
    const answer = await community.post(event('wall_post_new', { id: 1 }))
    expect([answer.status, await answer.text()]).toEqual([200, 'ok'])
    expect(await quarantined()).toEqual(['unknown_kind:wall_post_new'])
  })
})

describe('the address', () => {
  it('answers VK’s question with the word, without a secret, and only for its own community', async () => {
    const right = await community.post({ type: 'confirmation', secret: undefined })
    expect([right.status, await right.text()]).toEqual([200, await community.confirmation()])
    const wrong = await community.post({ type: 'confirmation', secret: undefined, group_id: 1 })
    expect([wrong.status, await wrong.text()]).toEqual([403, ''])
  })

  it('is set once, however often the channel is connected', async () => {
    const secret = bridge.db.doc(`channelSecrets/${community.channel}`)
    await community.say(7, 'one')
    await secret.update({ webhookSecret: 'gone-to-be-made-anew' })
    await secret.update({ token: `${community.token} ` })
    await expect.poll(async () => (await secret.get()).get('webhookSecret'), until).toBe(community.secret)
    expect(await community.calls('groups.addCallbackServer')).toHaveLength(1)
    await expect.poll(async () => (await community.calls('groups.setCallbackSettings')).length, until).toBe(2)
    // VK keeps nothing that happens until a changed address is confirmed; this one was right.
    expect(await community.calls('groups.editCallbackServer')).toEqual([])
    expect(await community.say(7, 'two')).toMatchObject({ status: 200 })
    expect((await community.timeline(7)).map(({ content }) => content.text)).toEqual(['one', 'two'])
  })

  it('a wrong token is answered beside it', async () => {
    const secret = bridge.db.doc('channelSecrets/vk-wrong')
    await secret.set({ messenger: 'vk', token: 'nonsense' })
    await expect
      .poll(async () => (await secret.get()).get('error'), until)
      .toContain('User authorization failed')
    expect((await bridge.db.doc('channels/vk-wrong').get()).exists).toBe(false)
  })
})
