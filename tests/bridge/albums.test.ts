import { randomUUID } from 'node:crypto'
import { FieldValue, Timestamp } from 'firebase-admin/firestore'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Message } from '../../domain/src/Message.ts'
import { messagePath, uploadPath } from '../../domain/src/paths.ts'
import { sendKeyOf } from '../../domain/src/sendKeyOf.ts'
import type { PhoneChat, PhoneMessage } from '../../local/src/messengers/PhoneChat.ts'
import { sampleFile } from '../../local/src/messengers/sampleFile.ts'
import { connectBot, until } from './connectBot.ts'
import { connectCommunity } from './connectCommunity.ts'
import { startBridge } from './startBridge.ts'
import type { Bridge } from './startBridge.ts'
import { uploadTo } from './uploadTo.ts'

let bridge: Bridge
beforeAll(async () => {
  bridge = await startBridge({ leaseSeconds: 2 })
  const anna = { schema: 1, name: 'Anna', role: 'manager', active: true, access: 'all' }
  await bridge.db.doc('managers/anna').set(anna)
})
afterAll(() => bridge.close())

const bytes = {
  photo: sampleFile('photo').bytes,
  video: sampleFile('video').bytes,
  file: Buffer.from('%PDF-1.4\n%%EOF'),
}
type Kind = keyof typeof bytes
const types = { photo: 'image/png', video: 'video/mp4', file: 'application/pdf' }

interface Call {
  readonly channel: string
  readonly method: string
  readonly params: Readonly<Record<string, unknown>>
  readonly ok: boolean
}

describe.each(['telegram', 'vk'] as const)('an album in %s', messenger => {
  let line: { readonly channel: string; readonly chatId: (person: number) => string }
  beforeEach(async () => {
    const connected = messenger === 'telegram' ? await connectBot(bridge) : await connectCommunity(bridge)
    await connected.say(7, 'hello')
    line = connected
  })

  const isOne = messenger === 'vk'
  const method = isOne ? 'messages.send' : 'sendMediaGroup'
  const fault = (rule: object) =>
    bridge.sim('faults', [{ messenger, direction: 'out', channel: line.channel, method, nth: 1, ...rule }])
  const read = async (id: string) =>
    (await bridge.db.doc(messagePath(line.chatId(7), id)).get()).data() as Message | undefined
  const states = (ids: readonly string[]) => async () =>
    Promise.all(ids.map(async id => (await read(id))?.delivery?.state))
  const all = (ids: readonly string[], state: string) => ids.map(() => state)
  const calls = async () =>
    (await bridge.sim<Call[]>(`${messenger}/calls?after=0`)).filter(
      call => call.channel === line.channel && /^(send[MPVDA]|messages\.send$)/u.test(call.method),
    )
  /** What a call carried: how many files, and its words. */
  const carried = ({ params }: Call): readonly [number, unknown] => {
    const words = params['text'] ?? params['message'] ?? params['caption'] ?? ''
    if (typeof params['attachment'] === 'string') return [params['attachment'].split(',').length, words]
    const media = params['media']
    const items = (typeof media === 'string' ? JSON.parse(media) : media) as
      { caption?: string }[] | undefined
    return items ? [items.length, items[0]?.caption ?? ''] : [0, words]
  }
  const phone = async (): Promise<readonly PhoneMessage[]> => {
    const { chats } = await bridge.sim<{ chats: PhoneChat[] }>('phone')
    const messages = chats.find(({ channel }) => channel === line.channel)?.messages ?? []
    return messages.filter(({ mine, media }) => !mine && media)
  }
  /** The kinds that the person sees in albums and out of them. */
  const shown = async () =>
    (await phone()).flatMap(({ media, album, deleted }) =>
      deleted ? [] : (album ?? [media]).map(one => one?.kind),
    )
  const act = (messageId: string, action: object) =>
    bridge.callAs({ uid: 'anna', access: 'all' }, 'actOnMessage', {
      chatId: line.chatId(7),
      messageId,
      ...action,
    })
  const sweptUntil = (ids: readonly string[], state: string) =>
    expect
      .poll(async () => {
        await bridge.sweep()
        return states(ids)()
      }, until)
      .toEqual(all(ids, state))

  const queued = (content: object, more: object = {}) => ({
    schema: 1,
    chatId: line.chatId(7),
    personId: `p-${line.chatId(7)}`,
    direction: 'out',
    at: FieldValue.serverTimestamp(),
    content,
    author: { type: 'manager', id: 'anna', name: 'Anna' },
    delivery: { state: 'queued', attempt: 0 },
    ...more,
  })
  /** Uploads and queues as a page does: the parts in one batch, their ids in their order. */
  async function queueAlbum(
    kinds: readonly Kind[],
    {
      text = '',
      albumId = randomUUID(),
      more = () => ({}),
    }: {
      text?: string
      albumId?: string
      more?: (index: number, ids: readonly string[]) => object
    } = {},
  ): Promise<string[]> {
    const ids = kinds.map(() => randomUUID()).sort()
    const batch = bridge.db.batch()
    for (const [index, kind] of kinds.entries()) {
      const id = ids[index] ?? ''
      const path = uploadPath(line.chatId(7), id)
      const type = types[kind]
      await uploadTo(bridge, path, bytes[kind], type)
      const file = {
        state: 'stored',
        path,
        name: `a.${type.split('/')[1]}`,
        type,
        size: bytes[kind].byteLength,
      }
      const content = { kind, file, ...(index === 0 && text && { text }) }
      batch.create(
        bridge.db.doc(messagePath(line.chatId(7), id)),
        queued(content, { kind, albumId, ...more(index, ids) }),
      )
    }
    await batch.commit()
    return ids
  }
  async function queueText(text: string): Promise<string> {
    const id = randomUUID()
    const content = { kind: 'text', text }
    await bridge.db.doc(messagePath(line.chatId(7), id)).create(queued(content, { kind: 'text' }))
    return id
  }

  it('goes as one, in its order and among texts, and each part knows its own id', async () => {
    await queueText('before')
    const ids = await queueAlbum(['photo', 'video', 'photo'], { text: 'look' })
    const after = await queueText('after')
    await expect.poll(states([...ids, after]), until).toEqual(all([...ids, after], 'sent'))
    expect((await calls()).map(carried)).toEqual([
      [0, 'before'],
      [3, 'look'],
      [0, 'after'],
    ])
    expect(await shown()).toEqual(['photo', isOne ? 'document' : 'video', 'photo'])
    const externalIds = await Promise.all(ids.map(async id => (await read(id))?.externalId))
    const bubbles = (await phone()).map(({ id }) => id)
    const [first = ''] = bubbles
    expect(externalIds).toEqual(isOne ? [first, `${first}-1`, `${first}-2`] : bubbles)
    expect(new Set((await phone()).map(({ albumId }) => albumId)).size).toBe(1)
  })

  it('goes by itself, whatever other album stands right behind it', async () => {
    const channel = bridge.db.doc(`channels/${line.channel}`)
    await channel.update({ state: 'paused' })
    const ids = [...(await queueAlbum(['photo', 'photo'])), ...(await queueAlbum(['photo', 'photo']))]
    await channel.update({ state: 'active' })
    await expect.poll(states(ids), until).toEqual(all(ids, 'sent'))
    expect((await calls()).map(carried)).toEqual([
      [2, ''],
      [2, ''],
    ])
  })

  it('of files that cannot stand together goes as several', async () => {
    const ids = await queueAlbum(['photo', 'photo', 'file'])
    await expect.poll(states(ids), until).toEqual(all(ids, 'sent'))
    expect((await calls()).map(carried)).toEqual([
      [2, ''],
      [isOne ? 1 : 0, ''],
    ])
  })

  it('waits as long as it is asked to, and then goes whole', async () => {
    const wait = isOne ? { code: 6 } : { code: 429, retry_after: 1 }
    await fault({ do: 'status', ...wait })
    const ids = await queueAlbum(['photo', 'photo'])
    await expect.poll(states(ids), until).toEqual(all(ids, 'sent'))
    expect((await calls()).filter(({ ok }) => ok).map(carried)).toEqual([[2, '']])
    expect(await shown()).toEqual(['photo', 'photo'])
  })

  it('whose answer was lost reaches the person once', async () => {
    await fault({ do: 'timeout-after-accept', ms: 50 })
    const ids = await queueAlbum(['photo', 'photo'], { text: 'once' })
    await sweptUntil(ids, isOne ? 'sent' : 'unconfirmed')
    expect(await shown()).toEqual(['photo', 'photo'])
    if (isOne) return
    // A manager sends it again, by one of its parts: it is one album as before.
    expect(await act(ids[1] ?? '', { action: 'resend' })).toEqual({ result: { ok: true } })
    await expect.poll(states(ids), until).toEqual(all(ids, 'sent'))
    expect((await calls()).map(carried)).toEqual([
      [2, 'once'],
      [2, 'once'],
    ])
  })

  it('whose run ended before it was written down reaches the person once', async () => {
    await bridge.kill()
    await bridge.revive('send.after:1')
    const ids = await queueAlbum(['photo', 'photo'])
    await bridge.untilEnded()
    await bridge.revive()
    await sweptUntil(ids, isOne ? 'sent' : 'unconfirmed')
    expect(await shown()).toEqual(['photo', 'photo'])
    const [first, second] = await Promise.all(ids.map(async id => (await read(id))?.externalId))
    if (isOne) expect(second).toBe(`${first}-1`)
  })

  if (messenger === 'vk') {
    it('goes again with the parts of its first call, and without one that was not in it', async () => {
      const channel = bridge.db.doc(`channels/${line.channel}`)
      await channel.update({ state: 'paused' })
      const ids = await queueAlbum(['photo', 'photo', 'photo'], {
        more: (index, [first = '']) =>
          index < 2 ? { sendKey: sendKeyOf(first), delivery: { state: 'queued', attempt: 1 } } : {},
      })
      await channel.update({ state: 'active' })
      await expect.poll(states(ids), until).toEqual(all(ids, 'sent'))
      const sent = await calls()
      expect(sent.map(carried)).toEqual([
        [2, ''],
        [1, ''],
      ])
      const keys = sent.map(({ params }) => String(params['random_id']))
      expect(keys).toEqual([sendKeyOf(ids[0] ?? ''), sendKeyOf(ids[2] ?? '')])
    })

    it('of which the first part was told back is there as a whole, and nothing is sent again', async () => {
      const ids = [randomUUID(), randomUUID(), randomUUID()].sort()
      const [key, albumId] = [sendKeyOf(ids[0] ?? ''), randomUUID()]
      const leaseUntil = Timestamp.fromMillis(Date.now() - 1000)
      const deliveries = [
        { state: 'sent', attempt: 1, sentAt: Timestamp.now() },
        { state: 'sending', attempt: 1, leaseUntil },
        { state: 'sending', attempt: 1, leaseUntil },
      ]
      for (const [index, id] of ids.entries()) {
        const file = { state: 'stored', path: 'p', name: 'a', type: 'image/png', size: 1 }
        const told = index === 0 && { externalId: '44' }
        const more = { kind: 'photo', albumId, sendKey: key, delivery: deliveries[index], ...told }
        await bridge.db.doc(messagePath(line.chatId(7), id)).create(queued({ kind: 'photo', file }, more))
      }
      await sweptUntil(ids, 'sent')
      const externalIds = await Promise.all(ids.map(async id => (await read(id))?.externalId))
      expect(externalIds).toEqual(['44', '44-1', '44-2'])
      expect(await calls()).toEqual([])
    })
  }

  it('gets another caption, and is taken away as the messenger has it', async () => {
    const ids = await queueAlbum(['photo', 'photo', 'photo'], { text: 'old' })
    await expect.poll(states(ids), until).toEqual(all(ids, 'sent'))
    const [first = '', second = ''] = ids
    expect(await act(first, { action: 'edit', text: 'new', basedOn: null })).toEqual({ result: { ok: true } })
    expect((await phone())[0]?.text).toBe('new')
    expect(await shown()).toHaveLength(3)
    if (isOne) {
      const other = await act(second, { action: 'edit', text: 'x', basedOn: null })
      expect(other).toMatchObject({ reason: 'not_possible' })
    }
    expect(await act(second, { action: 'remove' })).toEqual({ result: { ok: true } })
    const gone = await Promise.all(ids.map(async id => Boolean((await read(id))?.deletedAt)))
    expect(gone).toEqual(isOne ? [true, true, true] : [false, true, false])
    expect(await shown()).toHaveLength(isOne ? 0 : 2)
    expect(await act(first, { action: 'remove' })).toEqual({ result: { ok: true } })
  })
})
