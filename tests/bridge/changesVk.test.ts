import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PhoneChat } from '../../local/src/messengers/PhoneChat.ts'
import { until } from './connectBot.ts'
import { connectCommunity } from './connectCommunity.ts'
import type { ConnectedCommunity } from './connectCommunity.ts'
import { startBridge } from './startBridge.ts'
import type { Bridge } from './startBridge.ts'

let bridge: Bridge
let community: ConnectedCommunity
beforeAll(async () => {
  bridge = await startBridge()
  await bridge.db
    .doc('managers/anna')
    .set({ schema: 1, name: 'Anna', role: 'manager', active: true, access: 'all' })
})
afterAll(() => bridge.close())
beforeEach(async () => {
  community = await connectCommunity(bridge)
  await community.say(7, 'hello')
})

const act = (messageId: string, action: object) =>
  bridge.callAs({ uid: 'anna', access: 'all' }, 'actOnMessage', {
    chatId: community.chatId(7),
    messageId,
    ...action,
  })
const edit = (text: string, basedOn: number | null = null) => ({ action: 'edit', text, basedOn })
const ok = { result: { ok: true } }
const read = (id: string) => community.message(7, id)
const change = (id: string) => async () => (await read(id))?.['change']
const fault = (rule: object) =>
  bridge.sim('faults', [{ messenger: 'vk', direction: 'out', channel: community.channel, nth: 1, ...rule }])
async function sent(text = 'old'): Promise<string> {
  const id = await community.queue(7, text)
  await expect.poll(async () => (await read(id))?.['delivery'].state, until).toBe('sent')
  return id
}
async function onPhone(id: string) {
  const { chats } = await bridge.sim<{ chats: PhoneChat[] }>('phone')
  const externalId = (await read(id))?.['externalId']
  return chats
    .find(({ channel }) => channel === community.channel)
    ?.messages.find(message => message.id === externalId)
}

describe('in VK', () => {
  it('an edit reaches the phone, and its echo adds nothing to the history', async () => {
    const id = await sent()
    expect(await act(id, edit('new'))).toEqual(ok)
    expect((await onPhone(id))?.text).toBe('new')
    await community.say(7, 'after the echo')
    await expect
      .poll(async () => (await community.timeline(7)).map(({ content }) => content.text), until)
      .toContain('after the echo')
    expect(await read(id)).toMatchObject({
      content: { text: 'new' },
      edits: [{ content: { text: 'old' }, by: { id: 'anna' } }],
    })
    expect(await change(id)()).toBeUndefined()
  })

  it('a removal and a reaction reach the phone', async () => {
    const id = await sent()
    expect(await act(id, { action: 'react', emoji: '🔥' })).toEqual(ok)
    expect((await onPhone(id))?.reactions).toEqual(['🔥'])
    expect((await read(id))?.['reactions'].out).toEqual(['🔥'])
    expect(await act(id, { action: 'remove' })).toEqual(ok)
    expect(await onPhone(id)).toMatchObject({ deleted: true })
    expect((await read(id))?.['deletedAt']).toBeDefined()
  })

  it('a lost answer is asked for again and changes nothing more', async () => {
    const id = await sent()
    await fault({ method: 'messages.edit', do: 'timeout-after-accept', ms: 100 })
    expect(await act(id, edit('new'))).toEqual(ok)
    await expect.poll(change(id), until).toBeUndefined()
    expect((await onPhone(id))?.text).toBe('new')
    expect(await read(id)).toMatchObject({ content: { text: 'new' } })
    expect((await read(id))?.['edits']).toHaveLength(1)
  })

  it('an edit after a day is tried, refused and told; what is shown stays what VK has', async () => {
    const id = await sent()
    await bridge.sim('clock', { advanceMs: 25 * 3_600_000 })
    expect((await act(id, edit('new'))).reason).toBe('too_late')
    expect((await act(id, { action: 'remove' })).reason).toBe('too_late')
    expect(await read(id)).toMatchObject({ content: { text: 'old' }, change: { state: 'failed' } })
    expect((await onPhone(id))?.text).toBe('old')
    expect((await onPhone(id))?.deleted).toBeUndefined()
    expect(await act(id, { action: 'dismiss' })).toEqual(ok)
    expect(await change(id)()).toBeUndefined()
  })
})
