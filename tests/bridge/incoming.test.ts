import { FieldValue } from 'firebase-admin/firestore'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { incomingMessageId } from '../../domain/src/ids.ts'
import { eventually } from '../support/eventually.ts'
import { connectBot, until } from './connectBot.ts'
import type { Bot } from './connectBot.ts'
import { hostileBodies, poisonUpdates } from './hostileBodies.ts'
import { startBridge } from './startBridge.ts'
import type { Bridge } from './startBridge.ts'

let bridge: Bridge
let bot: Bot
beforeAll(async () => {
  bridge = await startBridge()
})
afterAll(() => bridge.close())
beforeEach(async () => {
  bot = await connectBot(bridge)
})

const now = () => Math.floor(Date.now() / 1000)
const update = (updateId: number, messageId: number, text: string, more: object = {}) =>
  JSON.stringify({
    update_id: updateId,
    message: {
      message_id: messageId,
      date: now(),
      chat: { id: 7, type: 'private' },
      from: { id: 7, is_bot: false, first_name: 'Eve', last_name: 'Adams', username: 'eve' },
      text,
      ...more,
    },
  })
const edit = (updateId: number, messageId: number, text: string, editedAt: number) =>
  update(updateId, messageId, text, { edit_date: editedAt }).replace('"message":', '"edited_message":')
const quarantined = async () =>
  (await bridge.db.collection('quarantine').where('channelId', '==', bot.channel).get()).docs

describe('a first word', () => {
  it('makes the person, the card and the chat, unread', async () => {
    expect((await bot.post(update(1, 1, 'hello'))).status).toBe(200)
    expect(await bot.person(7)).toMatchObject({
      name: 'Eve Adams',
      unread: 1,
      lastMessage: { text: 'hello', direction: 'in' },
      chats: { [bot.chatId(7)]: { unread: 1, state: 'subscribed', channelId: bot.channel } },
    })
    expect(await bot.chat(7)).toMatchObject({ externalId: '7', username: 'eve', state: 'subscribed' })
    expect((await bridge.db.doc(`cards/p-${bot.chatId(7)}`).get()).get('name')).toBe('Eve Adams')
    const [message] = await bot.timeline(7)
    expect(message).toMatchObject({
      id: incomingMessageId('1'),
      direction: 'in',
      content: { kind: 'text', text: 'hello' },
      externalId: '1',
    })
  })

  it('answers without a body, because Telegram would run one as a call', async () => {
    const answer = await bot.post(update(1, 1, 'hello'))
    expect(await answer.text()).toBe('')
  })
})

it('costs two writes and three reads per ordinary text', async () => {
  await bot.post(update(1, 1, 'hello'))
  await bot.described(7)
  await bridge.resetMeters()
  // Of a word of the second in which the chat began nobody knows yet whether it was before an erasure: a read more.
  await bot.post(update(2, 2, 'again', { date: now() + 1 }))
  expect(await bridge.meters()).toMatchObject({ reads: 3, writes: 2 })
})

it('stores the same update once, five times in parallel', async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => bot.post(update(1, 1, 'hello'))))
  expect(answers.map(answer => answer.status)).toEqual([200, 200, 200, 200, 200])
  expect(await bot.timeline(7)).toHaveLength(1)
  expect((await bot.person(7))?.unread).toBe(1)
})

it('stores the same update once when it comes again later', async () => {
  await bot.post(update(1, 1, 'hello'))
  await bot.post(update(2, 2, 'next'))
  const before = await bot.person(7)
  await bot.post(update(1, 1, 'hello'))
  expect(await bot.timeline(7)).toHaveLength(2)
  expect(await bot.person(7)).toEqual(before)
})

it('keeps 200 messages of one chat in the messenger’s order, through duplicates and lost answers', async () => {
  await bridge.sim('faults', [
    { direction: 'in', channel: bot.channel, do: 'duplicate', p: 0.05 },
    { direction: 'in', channel: bot.channel, do: 'drop-answer', p: 0.05 },
  ])
  const expected = Array.from({ length: 200 }, (_, n) => `m ${n}`)
  for (const text of expected) await bot.say(7, text)
  // Retries wait on the simulators' clock.
  await expect
    .poll(async () => {
      await bridge.sim('clock', { advanceMs: 5000 })
      return (await bot.timeline(7)).length
    }, until)
    .toBe(200)
  const byId = (await bot.timeline(7)).sort(
    (a, b) => a.at.toMillis() - b.at.toMillis() || (a.id < b.id ? -1 : 1),
  )
  expect(byId.map(message => message.content.text)).toEqual(expected)
  expect((await bot.person(7))?.unread).toBe(200)
})

describe('edits', () => {
  it('keep the earlier wordings', async () => {
    await bot.post(update(1, 1, 'helo'))
    await bot.post(edit(2, 1, 'hello', now() + 1))
    await bot.post(edit(3, 1, 'hello!', now() + 2))
    const [message] = await bot.timeline(7)
    expect(message?.content.text).toBe('hello!')
    expect(message?.edits?.map(one => one.content.text)).toEqual(['helo', 'hello'])
    expect(await bot.person(7)).toMatchObject({ unread: 1, lastMessage: { text: 'hello!' } })
  })

  it('that are older than what is stored change nothing', async () => {
    await bot.post(update(1, 1, 'helo'))
    await bot.post(edit(3, 1, 'new', now() + 9))
    await bot.post(edit(2, 1, 'old', now() + 1))
    expect((await bot.timeline(7))[0]).toMatchObject({ content: { text: 'new' } })
  })

  it('before their message end as in order', async () => {
    const at = now() + 3
    await bot.post(edit(2, 1, 'hello', at))
    await bot.post(update(1, 1, 'helo'))
    const [message, ...more] = await bot.timeline(7)
    expect(more).toEqual([])
    expect(message?.content.text).toBe('hello')
    expect(message?.edits?.map(one => one.content.text)).toEqual(['helo'])
    expect((await bot.person(7))?.unread).toBe(1)
  })
})

describe('coming and going', () => {
  it('start with a payload begins the chat with where the person came from', async () => {
    await bot.act('start', 7, { payload: 'spring-ad' })
    await expect.poll(async () => (await bot.chat(7))?.source?.payload, until).toBe('spring-ad')
    expect((await bot.timeline(7)).map(one => one.content)).toEqual([
      { kind: 'indicator', what: 'subscribed', payload: 'spring-ad' },
    ])
    expect((await bot.person(7))?.unread).toBe(0)
  })

  it('a block and its end show on the chat, the row and the timeline', async () => {
    await bot.say(7, 'hello')
    await bot.act('block', 7)
    await expect.poll(async () => (await bot.chat(7))?.state, until).toBe('blocked')
    expect((await bot.person(7))?.chats[bot.chatId(7)].state).toBe('blocked')
    await bot.act('unblock', 7)
    await expect.poll(async () => (await bot.chat(7))?.state, until).toBe('subscribed')
    const whats = (await bot.timeline(7)).map(one => one.content.what).filter(Boolean)
    expect(whats.sort()).toEqual(['resubscribed', 'unsubscribed'])
  })
})

describe('read all', () => {
  it('starts the count again with what comes after it', async () => {
    await bot.post(update(1, 1, 'one'))
    await bot.post(update(2, 2, 'two'))
    const readAllBefore = Date.now()
    await bridge.db.doc('settings/company').set({ readAllBefore: new Date(readAllBefore) })
    await bot.post(update(3, 3, 'three'))
    await bridge.db.doc('settings/company').delete()
    const person = await bot.person(7)
    expect(person?.unread).toBe(1)
    expect(person?.unreadSince.toMillis()).toBeGreaterThan(readAllBefore)
  })
})

describe('read all in the middle of what arrives', () => {
  it('keeps unread whatever is stored after it, to the last message', async () => {
    const people = Array.from({ length: 40 }, (_, index) => 900 + index)
    const from = (id: number, text: string) =>
      update(id, id, text).replaceAll('"id":7', `"id":${id}`).replace('Eve', `Eve ${id}`)
    const marks: Promise<unknown>[] = []
    const arriving = people.map(async (id, index) => {
      // One after the other, so that the mark falls among those that are under way.
      await new Promise(resolve => setTimeout(resolve, index * 8))
      // By the clock of the database, as a manager's page writes it.
      if (index === people.length / 2)
        marks.push(bridge.db.doc('settings/company').set({ readAllBefore: FieldValue.serverTimestamp() }))
      return bot.post(from(id, 'one'))
    })
    await Promise.all(arriving)
    await Promise.all(marks)
    const company = await bridge.db.doc('settings/company').get()
    await company.ref.delete()
    const mark = company.get('readAllBefore').toMillis()
    const stored = await Promise.all(
      people.map(async id => {
        const place = `chats/${bot.chatId(id)}/messages/${incomingMessageId(String(id))}`
        const message = await bridge.db.doc(place).get()
        const since = (await bot.person(id))?.unreadSince.toMillis()
        return { isLater: message.createTime!.toMillis() > mark, isUnread: since > mark }
      }),
    )
    const later = stored.filter(({ isLater }) => isLater)
    expect(later.length).toBeGreaterThan(0)
    expect(later.filter(({ isUnread }) => !isUnread)).toEqual([])
  })
})

describe('what cannot be processed', () => {
  it.each(Object.entries(poisonUpdates))('%s: is kept and acknowledged', async (_name, body) => {
    const answer = await bot.post(body)
    expect(answer.status).toBe(200)
    const [kept, ...more] = await quarantined()
    expect(more).toEqual([])
    expect(kept?.get('raw')).toBe(body)
    expect(await bot.timeline(7)).toEqual([])
  })

  it('holds up nobody: the next message of the same chat is stored', async () => {
    await bot.post(poisonUpdates['text an object']!)
    await bot.post(update(1, 1, 'hello'))
    expect(await bot.timeline(7)).toHaveLength(1)
  })

  it('a message of a kind that has no bubble of its own is shown by its name', async () => {
    await bot.post(update(1, 1, 'x', { text: undefined, hologram: { depth: 3 }, caption: 'look' }))
    const content = { kind: 'unsupported', what: 'hologram', text: 'look' }
    expect((await bot.timeline(7))[0]?.content).toEqual(content)
  })

  it('odd characters stay text', async () => {
    const text = 'NUL \0, RTL \u202e, ' + '<script>alert(1)</script> ${x} {{y}} 👩‍👩‍👧'
    await bot.post(update(1, 1, text))
    await bot.post(update(2, 2, 'x').replace('"x"', '"lone \\ud800 surrogate"'))
    const texts = (await bot.timeline(7)).map(one => one.content.text)
    expect(texts.sort()).toEqual([text, 'lone \ufffd surrogate'].sort())
  })
})

describe('strangers', () => {
  const nothingWritten = async () => {
    expect((await bridge.meters()).writes).toBe(0)
  }
  // What the tests above have set going comes to its end first.
  beforeAll(() =>
    eventually(async () => {
      await bridge.resetMeters()
      // Half a second in which nothing is written.
      await new Promise(resolve => setTimeout(resolve, 500))
      expect((await bridge.meters()).writes).toBe(0)
    }),
  )
  beforeEach(() => bridge.resetMeters())

  it.each(Object.entries(hostileBodies))('%s: is refused without a write', async (_name, body) => {
    const answer = await bot.post(body)
    expect([400, 413, 415]).toContain(answer.status)
    await nothingWritten()
  })

  it.each([
    ['no secret', { 'x-telegram-bot-api-secret-token': '' }, 401],
    ['a wrong secret', { 'x-telegram-bot-api-secret-token': 'x'.repeat(43) }, 403],
    ['plain text', { 'content-type': 'text/plain' }, 415],
    ['no content type', { 'content-type': '' }, 415],
  ])('%s: %j is %i', async (_name, headers, status) => {
    expect((await bot.post(update(1, 1, 'hello'), headers)).status).toBe(status)
    await nothingWritten()
  })

  it('the secret of another channel opens nothing', async () => {
    const other = await connectBot(bridge)
    await bridge.resetMeters()
    expect((await bot.post(update(1, 1, 'hello'), {}, `telegram/${other.channel}`)).status).toBe(403)
    await nothingWritten()
  })

  it.each(['telegram/nobody', 'telegram', 'telegram/a/b', 'vk/x', 'other/x', '', 'telegram/..%2f..'])(
    'the address /%s is not there',
    async path => {
      expect((await bot.post(update(1, 1, 'hello'), {}, path)).status).toBe(404)
      await nothingWritten()
    },
  )

  it('only POST is answered', async () => {
    expect((await fetch(`${bridge.webhookUrl}/telegram/${bot.channel}`)).status).toBe(405)
  })

  it('a good update is stored right after all that', async () => {
    expect((await bot.post(update(1, 1, 'hello'))).status).toBe(200)
  })
})

it('accepts the old and the new secret while the token is renewed', async () => {
  const token = bot.token.replace('demo', 'renewed')
  await bot.post(update(1, 1, 'one'))
  await bridge.sim('telegram/bots', { channel: bot.channel, token })
  const secret = bridge.db.doc(`channelSecrets/${bot.channel}`)
  const before = (await secret.get()).get('webhookSecret')
  await secret.update({ token })
  await expect.poll(async () => (await secret.get()).get('webhookSecret'), until).not.toBe(before)
  expect((await bot.post(update(2, 2, 'two'))).status).toBe(200)
  await bot.say(7, 'three')
  await expect.poll(async () => (await bot.timeline(7)).length, until).toBeGreaterThanOrEqual(2)
})
