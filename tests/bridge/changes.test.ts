import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PhoneChat, PhoneMessage } from '../../local/src/messengers/PhoneChat.ts'
import { connectBot, until } from './connectBot.ts'
import type { Bot, SeenCall } from './connectBot.ts'
import { startBridge } from './startBridge.ts'
import type { Bridge } from './startBridge.ts'

let bridge: Bridge
let bot: Bot
beforeAll(async () => {
  bridge = await startBridge()
  const manager = { schema: 1, role: 'manager', active: true, access: 'all' }
  await bridge.db.doc('managers/anna').set({ ...manager, name: 'Anna' })
  await bridge.db.doc('managers/ivan').set({ ...manager, name: 'Ivan' })
  await bridge.db.doc('managers/oleg').set({ ...manager, name: 'Oleg', access: 'assigned' })
})
afterAll(() => bridge.close())
beforeEach(async () => {
  bot = await connectBot(bridge)
  await bot.say(7, 'hello')
})

const act = (messageId: string, action: object, uid = 'anna', access: 'all' | 'assigned' = 'all') =>
  bridge.callAs({ uid, access }, 'actOnMessage', { chatId: bot.chatId(7), messageId, ...action })
const edit = (text: string, basedOn: number | null = null) => ({ action: 'edit', text, basedOn })
const remove = { action: 'remove' }
const react = (emoji: string) => ({ action: 'react', emoji })
const ok = { result: { ok: true } }

const read = (id: string) => bot.message(7, id)
const state = (id: string) => async () => (await read(id))?.delivery.state
const change = (id: string) => async () => (await read(id))?.change
async function sent(text = 'old'): Promise<string> {
  const id = await bot.queue(7, text)
  await expect.poll(state(id), until).toBe('sent')
  return id
}
/** The message on the person's phone. */
async function onPhone(id: string): Promise<PhoneMessage | undefined> {
  const { chats } = await bridge.sim<{ chats: PhoneChat[] }>('phone')
  const chat = chats.find(({ channel, person }) => channel === bot.channel && person.id === '7')
  const externalId = (await read(id))?.externalId
  return chat?.messages.find(message => message.id === externalId)
}
async function calls(method: string): Promise<readonly SeenCall[]> {
  const all = await bridge.sim<SeenCall[]>('telegram/calls?after=0')
  return all.filter(call => call.channel === bot.channel && call.method === method)
}
const fault = (rule: object) =>
  bridge.sim('faults', [{ messenger: 'telegram', direction: 'out', channel: bot.channel, nth: 1, ...rule }])

/** What the phone shows and what the document says are the same; nothing is on its way. */
async function expectAgreement(id: string): Promise<void> {
  await expect.poll(change(id), until).toBeUndefined()
  const [message, bubble] = [await read(id), await onPhone(id)]
  expect(Boolean(message?.deletedAt)).toBe(Boolean(bubble?.deleted))
  if (!message?.deletedAt) expect(bubble?.text).toBe(message?.content.text)
}

describe('an edit', () => {
  it('reaches the phone, keeps the earlier wording with who replaced it, and shows on the row', async () => {
    const id = await sent()
    expect(await act(id, edit('new'), 'ivan')).toEqual(ok)
    expect(await onPhone(id)).toMatchObject({ text: 'new', editedAt: expect.any(Number) })
    const message = await read(id)
    expect(message).toMatchObject({
      content: { kind: 'text', text: 'new' },
      author: { id: 'anna' },
      edits: [{ content: { text: 'old' }, by: { type: 'manager', id: 'ivan', name: 'Ivan' } }],
      delivery: { state: 'sent' },
    })
    expect(message?.change).toBeUndefined()
    await expect
      .poll(async () => (await bot.person(7))?.lastMessage, until)
      .toMatchObject({ messageId: id, text: 'new' })
  })

  it('of an older message leaves the row alone', async () => {
    const id = await sent()
    await sent('latest')
    await expect.poll(async () => (await bot.person(7))?.lastMessage.text, until).toBe('latest')
    expect(await act(id, edit('new'))).toEqual(ok)
    expect((await bot.person(7))?.lastMessage.text).toBe('latest')
  })

  it('by two managers at once: one wins, the other is told', async () => {
    for (let round = 0; round < 8; round++) {
      const id = await sent(`old ${round}`)
      const answers = await Promise.all([act(id, edit('Anna’s'), 'anna'), act(id, edit('Ivan’s'), 'ivan')])
      expect(answers.filter(({ result }) => result)).toHaveLength(1)
      expect(answers.filter(({ reason }) => reason === 'conflict')).toHaveLength(1)
      const winner = answers[0]?.result ? 'Anna’s' : 'Ivan’s'
      await expectAgreement(id)
      expect(await read(id)).toMatchObject({
        content: { text: winner },
        edits: [{ content: { text: `old ${round}` } }],
      })
    }
  })

  it('based on an older wording is refused, on the present one made', async () => {
    const id = await sent()
    expect(await act(id, edit('second'))).toEqual(ok)
    expect(await act(id, edit('third'))).toEqual({ error: 'ABORTED', reason: 'conflict' })
    const editedAt = (await read(id))?.editedAt.toMillis()
    expect(await act(id, edit('third', editedAt))).toEqual(ok)
    await expectAgreement(id)
    expect((await read(id))?.edits).toHaveLength(2)
  })

  it('whose answer was lost is taken there again, once in the history', async () => {
    const id = await sent()
    await fault({ method: 'editMessageText', do: 'timeout-after-accept', ms: 100 })
    expect(await act(id, edit('new'))).toEqual(ok)
    await expectAgreement(id)
    expect(await read(id)).toMatchObject({ content: { text: 'new' } })
    expect((await read(id))?.edits).toHaveLength(1)
    expect(await calls('editMessageText')).toHaveLength(2)
  })

  it('whose run was killed after the messenger took it ends the same', async () => {
    const id = await sent()
    await fault({ method: 'editMessageText', do: 'slow', ms: 8000 })
    const asked = act(id, edit('new')).catch(() => 'killed')
    await expect.poll(async () => (await onPhone(id))?.text, until).toBe('new')
    expect(await change(id)()).toMatchObject({ state: 'sending' })
    await bridge.kill()
    expect(await asked).toBe('killed')
    await bridge.revive()
    await expect
      .poll(async () => {
        await bridge.sweep()
        return change(id)()
      }, until)
      .toBeUndefined()
    await expectAgreement(id)
    expect((await read(id))?.edits).toHaveLength(1)
  })

  it('waits while the messenger wants no calls, and is made then', async () => {
    const id = await sent()
    await fault({ method: 'editMessageText', do: 'status', code: 429, retry_after: 2 })
    expect(await act(id, edit('new'))).toEqual(ok)
    expect(await read(id)).toMatchObject({ content: { text: 'old' }, change: { state: 'queued' } })
    await expectAgreement(id)
    const [refused, made] = await calls('editMessageText')
    expect(made!.at).toBeGreaterThanOrEqual(refused!.at + 2000)
  })

  it('waits with a channel whose token died', async () => {
    const id = await sent()
    const token = bot.token.replace('demo', 'renewed')
    await bridge.sim('telegram/bots', { channel: bot.channel, token })
    expect(await act(id, edit('new'))).toEqual(ok)
    expect(await change(id)()).toMatchObject({ state: 'queued', reason: 'token_invalid' })
    expect((await bridge.db.doc(`channels/${bot.channel}`).get()).get('state')).toBe('auth_failed')
    await bridge.db.doc(`channelSecrets/${bot.channel}`).update({ token })
    await expectAgreement(id)
    expect(await read(id)).toMatchObject({ content: { text: 'new' } })
  })

  it('that the messenger refuses is told; what is shown stays, and the word on it can be taken away', async () => {
    const id = await sent()
    await fault({
      method: 'editMessageText',
      do: 'status',
      code: 400,
      description: "Bad Request: message can't be edited",
    })
    expect((await act(id, edit('new'))).error).toBe('FAILED_PRECONDITION')
    expect(await read(id)).toMatchObject({ content: { text: 'old' }, change: { state: 'failed' } })
    expect((await onPhone(id))?.text).toBe('old')
    expect(await act(id, { action: 'dismiss' })).toEqual(ok)
    expect(await change(id)()).toBeUndefined()
    expect((await act(id, { action: 'dismiss' })).reason).toBe('not_possible')
  })
})

describe('a removal', () => {
  it('takes the message from the phone, and says so on the timeline and on the row', async () => {
    const id = await sent()
    expect(await act(id, remove, 'ivan')).toEqual(ok)
    expect(await onPhone(id)).toMatchObject({ deleted: true })
    expect(await read(id)).toMatchObject({ content: { text: 'old' }, deletedBy: { id: 'ivan' } })
    await expect
      .poll(async () => (await bot.person(7))?.lastMessage, until)
      .toMatchObject({ messageId: id, text: '', deleted: true })
    expect(await act(id, remove)).toEqual(ok)
    expect(await calls('deleteMessage')).toHaveLength(1)
  })

  it('wins over an edit at the same time, whichever comes first', async () => {
    for (let round = 0; round < 8; round++) {
      const id = await sent()
      const both = [act(id, edit('new'), 'ivan'), act(id, remove)]
      const [, removal] = await Promise.all(both)
      expect(removal).toEqual(ok)
      await expectAgreement(id)
      expect((await read(id))?.deletedAt).toBeDefined()
    }
  })

  it('wins over an edit that is with the messenger', async () => {
    const id = await sent()
    await fault({ method: 'editMessageText', do: 'slow', ms: 1000 })
    const editing = act(id, edit('new'), 'ivan')
    await expect.poll(async () => (await change(id)())?.state, until).toBe('sending')
    expect(await act(id, remove)).toEqual(ok)
    await editing
    await expectAgreement(id)
    expect((await read(id))?.deletedAt).toBeDefined()
  })

  it('that is refused leaves what the messenger has, the edit it overtook included', async () => {
    const id = await sent()
    await fault({ method: 'editMessageText', do: 'slow', ms: 1000 })
    await fault({
      method: 'deleteMessage',
      do: 'status',
      code: 400,
      description: "Bad Request: message can't be deleted for everyone",
    })
    const editing = act(id, edit('new'), 'ivan')
    await expect.poll(async () => (await change(id)())?.state, until).toBe('sending')
    expect((await act(id, remove)).reason).toBe('too_late')
    await editing
    expect(await onPhone(id)).toMatchObject({ text: 'new' })
    expect(await read(id)).toMatchObject({
      content: { text: 'new' },
      change: { kind: 'remove', state: 'failed' },
    })
  })

  it('after the window is refused without a call', async () => {
    const id = await sent()
    const long = new Date(Date.now() - 49 * 3_600_000)
    await bridge.db.doc(`chats/${bot.chatId(7)}/messages/${id}`).update({ 'delivery.sentAt': long })
    expect((await act(id, remove)).reason).toBe('too_late')
    expect(await calls('deleteMessage')).toEqual([])
    expect(await act(id, edit('new'))).toEqual(ok)
  })

  it('that the messenger finds too late, 49 hours on, is told, and the message stays', async () => {
    const id = await sent()
    await bridge.sim('clock', { advanceMs: 49 * 3_600_000 })
    expect((await act(id, remove)).reason).toBe('too_late')
    expect(await read(id)).toMatchObject({ change: { kind: 'remove', state: 'failed', reason: 'too_late' } })
    expect((await read(id))?.deletedAt).toBeUndefined()
    expect((await onPhone(id))?.deleted).toBeUndefined()
    expect(await act(id, edit('but edited'))).toEqual(ok)
    await expectAgreement(id)
  })
})

describe('a reaction', () => {
  it('reaches a message of either side, is replaced and taken away', async () => {
    const theirs = (await bot.timeline(7)).find(
      ({ direction, externalId }) => direction === 'in' && externalId,
    )!.id
    for (const id of [theirs, await sent()]) {
      expect(await act(id, react('👍'))).toEqual(ok)
      expect(await act(id, react('🔥'))).toEqual(ok)
      expect((await onPhone(id))?.reactions).toEqual(['🔥'])
      expect((await read(id))?.reactions.out).toEqual(['🔥'])
      expect(await act(id, react(''))).toEqual(ok)
      expect((await onPhone(id))?.reactions).toBeUndefined()
      expect((await read(id))?.reactions.out).toEqual([])
    }
  })
})

describe('a message that is not sent yet', () => {
  const pause = (paused: boolean) =>
    bridge.db.doc(`channels/${bot.channel}`).update({ state: paused ? 'paused' : 'active' })

  it('goes out with its new wording, once', async () => {
    await pause(true)
    const id = await bot.queue(7, 'old')
    expect(await act(id, edit('new'))).toEqual(ok)
    expect((await act(id, edit('other'), 'ivan')).reason).toBe('conflict')
    await pause(false)
    await expect.poll(state(id), until).toBe('sent')
    expect((await bot.sends()).map(call => call.params.text)).toEqual(['new'])
    expect((await read(id))?.edits).toBeUndefined()
  })

  it('does not go out when it is removed', async () => {
    await pause(true)
    const id = await bot.queue(7, 'old')
    expect(await act(id, remove)).toEqual(ok)
    await pause(false)
    await sent('next')
    expect(await state(id)()).toBe('cancelled')
    expect((await bot.sends()).map(call => call.params.text)).toEqual(['next'])
  })

  it.each([
    ['edited', edit('new')],
    ['removed', remove],
  ])('is %s as soon as it is, when it is just being sent', async (_name, action) => {
    await fault({ method: 'sendMessage', do: 'slow', ms: 1000 })
    const id = await bot.queue(7, 'old')
    await expect.poll(state(id), until).toBe('sending')
    expect(await act(id, action)).toEqual(ok)
    await expect.poll(state(id), until).toBe('sent')
    await expectAgreement(id)
    const message = await read(id)
    expect(action.action === 'edit' ? message?.content.text === 'new' : Boolean(message?.deletedAt)).toBe(
      true,
    )
    expect(await bot.sends()).toHaveLength(1)
  })
})

describe('what is refused', () => {
  it('an edit by a manager who does not see the person', async () => {
    const id = await sent()
    expect((await act(id, edit('new'), 'oleg', 'assigned')).error).toBe('PERMISSION_DENIED')
    expect((await act(id, edit('new'), 'nobody')).error).toBe('PERMISSION_DENIED')
    await bridge.db.doc(`people/p-${bot.chatId(7)}`).update({ assigneeId: 'oleg' })
    expect(await act(id, edit('new'), 'oleg', 'assigned')).toEqual(ok)
  })

  it('what cannot be', async () => {
    const id = await sent()
    const theirs = (await bot.timeline(7)).find(({ direction }) => direction === 'in')!.id
    expect((await act(theirs, edit('new'))).reason).toBe('not_possible')
    expect((await act(theirs, remove)).reason).toBe('not_possible')
    expect((await act(id, react('🦄'))).reason).toBe('not_possible')
    expect((await act(id, edit(''))).reason).toBe('not_possible')
    expect((await act(id, edit('x'.repeat(4097)))).reason).toBe('not_possible')
    expect((await act('nowhere', remove)).reason).toBe('not_found')
    expect((await act(id, { action: 'edit', text: 'new' })).error).toBe('INVALID_ARGUMENT')
    expect(
      (await act(id, { ...edit('x'), formatting: [{ type: 'evil', offset: 0, length: 1 }] })).error,
    ).toBe('INVALID_ARGUMENT')
  })
})
