import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Call } from '../createCallLog.ts'
import { encodePng } from '../encodePng.ts'
import { vkRig, type VkRig } from './vkRig.ts'

const olga = { id: 501, first_name: 'Ольга', last_name: 'Ким', screen_name: 'olga_kim' }
const dayMs = 24 * 3600_000
let rig: VkRig

beforeEach(async () => {
  rig = await vkRig()
})
afterEach(() => rig.close())

const say = (text: string, from: Record<string, unknown> = olga) => rig.act('say', { from, text })
const send = (params: Record<string, string | number>) =>
  rig.ask<{ message_id: number; conversation_message_id: number; error?: { code: number } }[]>(
    'messages.send',
    { peer_ids: 501, random_id: 1, ...params },
  )
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: Error) => error.message,
  )
const history = (params: Record<string, string | number> = {}) =>
  rig.ask<{
    count: number
    items: { text: string; attachments: { type: string }[]; [x: string]: unknown }[]
  }>('messages.getHistory', { peer_id: 501, ...params })
const texts = async (params: Record<string, string | number> = {}) =>
  (await history(params)).items.map(({ text }) => text)

describe('the API of VK', () => {
  it('answers errors with status 200, their parameters and no token', async () => {
    const response = await fetch(
      `${rig.base}/vk-api/method/messages.nothing?access_token=vk1.demo&v=5.199&a=1`,
    )
    expect(response.status).toBe(200)
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject({
      error: {
        error_code: 3,
        error_msg: 'Unknown method passed: messages.nothing',
        request_params: expect.arrayContaining([{ key: 'a', value: '1' }]),
      },
    })
    expect(text).not.toContain('vk1.demo')
    expect(await refusal(rig.ask('users.get', { access_token: 'wrong' }))).toContain('5 User authorization')
    expect(await refusal(rig.ask('users.get', { v: '' }))).toContain('8 Invalid request')
    expect(await refusal(rig.ask('users.get'))).toContain('user_ids')
    expect(await refusal(rig.ask('execute', { code: 'return 1;' }))).toContain('12')
  })

  it('names the community, and people with their photos', async () => {
    await say('привет')
    expect(await rig.ask('groups.getById')).toMatchObject({
      groups: [{ id: 222222, name: 'Демо-школа ВКонтакте', screen_name: 'demo_school' }],
    })
    const [user] = await rig.ask<Record<string, unknown>[]>('users.get', {
      user_ids: '501,999',
      fields: 'photo_200,screen_name,has_photo',
    })
    expect(user).toMatchObject({ id: 501, first_name: 'Ольга', screen_name: 'olga_kim', has_photo: 1 })
    expect(user).not.toHaveProperty('sex')
    const photo = await fetch(String(user?.['photo_200']))
    expect(Buffer.from(await photo.arrayBuffer()).toString('latin1', 1, 4)).toBe('PNG')
  })

  it('writes to whom wrote first, and says 901 for others and for who denied it', async () => {
    expect(await refusal(rig.ask('messages.send', { peer_id: 501, random_id: 1, message: 'эй' }))).toBe(
      "901 Can't send messages for users without permission",
    )
    await say('привет')
    expect(await rig.ask('messages.send', { peer_id: 501, random_id: 1, message: 'да' })).toBe(2)
    const results = await send({ peer_ids: '501,502', random_id: 2, message: 'всем' })
    expect(results).toEqual([
      { peer_id: 501, message_id: 3, conversation_message_id: 3 },
      { peer_id: 502, message_id: 0, error: { code: 901, description: expect.any(String) } },
    ])
    await rig.act('block', { from: olga })
    expect(await rig.ask('messages.isMessagesFromGroupAllowed', { group_id: 222222, user_id: 501 })).toEqual({
      is_allowed: 0,
    })
    expect((await send({ random_id: 3, message: 'вы тут?' }))[0]?.error?.code).toBe(901)
    await rig.act('unblock', { from: olga })
    expect((await send({ random_id: 3, message: 'вы тут?' }))[0]?.message_id).toBe(4)
  })

  it('sends once per random_id and person', async () => {
    await say('привет')
    const first = await send({ random_id: '9007199254740991', message: 'один раз' })
    expect(await send({ random_id: '9007199254740991', message: 'один раз' })).toEqual(first)
    await send({ random_id: 8, message: 'один раз' })
    expect(await texts()).toEqual(['один раз', 'один раз', 'привет'])
    expect(await refusal(rig.ask('messages.send', { peer_id: 501, message: 'x' }))).toContain('100')
    await send({ random_id: 0, message: 'ноль' })
    await send({ random_id: 0, message: 'ноль' })
    expect((await history()).count).toBe(5)
  })

  it('refuses what VK refuses', async () => {
    await say('привет')
    expect(await send({ message: 'я'.repeat(9000) })).toMatchObject([{ message_id: 2 }])
    expect(await refusal(send({ random_id: 2, message: 'я'.repeat(9001) }))).toContain('914 ')
    expect(await refusal(send({ random_id: 2, message: ' ' }))).toContain('message is empty')
    expect(await refusal(send({ random_id: 2, message: 'x', keyboard: '{' }))).toContain('911 ')
    expect(await refusal(send({ random_id: 2, attachment: 'photo-1_2' }))).toContain('attachment')
    expect(await refusal(rig.ask('messages.send', { peer_id: -5, random_id: 2, message: 'x' }))).toContain(
      '936',
    )
  })

  it('replies by forward and by reply_to', async () => {
    const { conversation_message_id: cmid, message_id } = await say('вопрос')
    const forward = JSON.stringify({ peer_id: 501, conversation_message_ids: [cmid], is_reply: true })
    await send({ message: 'ответ', forward })
    await send({ random_id: 2, message: 'ещё', reply_to: message_id })
    const quote = { reply_message: { text: 'вопрос', conversation_message_id: cmid } }
    expect((await history()).items).toMatchObject([quote, quote, { text: 'вопрос' }])
    const nowhere = JSON.stringify({ peer_id: 501, conversation_message_ids: [99], is_reply: true })
    expect(await refusal(send({ random_id: 3, message: 'x', forward: nowhere }))).toContain('forward')
  })

  it('edits its own messages for a day, and loses attachments that are not named again', async () => {
    const { conversation_message_id: theirs } = await say('привет')
    const photo = await uploadPhoto()
    const [sent] = await send({ message: 'раз', attachment: photo })
    const edit = (params: Record<string, string | number>) =>
      rig.ask('messages.edit', { peer_id: 501, cmid: sent!.conversation_message_id, ...params })
    expect(await edit({ message: 'два', attachment: photo })).toBe(1)
    expect((await history()).items[0]).toMatchObject({ text: 'два', attachments: [{ type: 'photo' }] })
    await edit({ message: 'три' })
    expect((await history()).items[0]).toMatchObject({
      text: 'три',
      attachments: [],
      update_time: expect.any(Number),
    })
    expect(await refusal(edit({ cmid: theirs, message: 'x' }))).toContain('15 ')
    await rig.advance(dayMs)
    expect(await refusal(edit({ message: 'поздно' }))).toBe(
      "909 Can't edit this message, because it's too old",
    )
    expect(await texts({ count: 1 })).toEqual(['три'])
  })

  it('deletes for everybody for a day, and says 924 for each that is too old', async () => {
    const { conversation_message_id: theirs } = await say('привет')
    const [old] = await send({ message: 'старое' })
    await rig.advance(dayMs)
    const [young] = await send({ random_id: 2, message: 'новое' })
    const cmids = [theirs, old!.conversation_message_id, young!.conversation_message_id].join(',')
    const remove = () => rig.ask('messages.delete', { peer_id: 501, cmids, delete_for_all: 1 })
    const tooOld = { response: 0, error: { code: 924 } }
    expect(await remove()).toMatchObject([tooOld, tooOld, { response: 1, message_id: young!.message_id }])
    expect(await texts()).toEqual(['старое', 'привет'])
    expect(await remove()).toMatchObject([tooOld, tooOld, { response: 1 }])
  })

  it('pages through history from either end', async () => {
    for (const text of ['1', '2', '3', '4', '5']) await say(text)
    expect(await texts({ count: 2 })).toEqual(['5', '4'])
    expect(await texts({ count: 2, offset: 2 })).toEqual(['3', '2'])
    expect(await texts({ count: 2, start_cmid: 3 })).toEqual(['3', '2'])
    expect(await texts({ count: 3, start_cmid: 3, offset: -2 })).toEqual(['5', '4', '3'])
    expect(await texts({ rev: 1, start_cmid: 3 })).toEqual(['3', '4', '5'])
    expect(await refusal(texts({ count: 201 }))).toContain('count')
  })

  it('finds messages by their numbers', async () => {
    for (const text of ['1', '2', '3']) await say(text)
    const numbers = { peer_id: 501, conversation_message_ids: '1,3,9' }
    expect(await rig.ask('messages.getByConversationMessageId', numbers)).toMatchObject({
      count: 2,
      items: [{ text: '1' }, { text: '3' }],
    })
    expect(await rig.ask('messages.getById', { message_ids: 2 })).toMatchObject({ items: [{ text: '2' }] })
  })

  it('lists conversations with what is unread, and marks them read', async () => {
    await say('раз')
    await say('два', { id: 502, first_name: 'Пётр' })
    const list = () =>
      rig.ask<{ items: { conversation: Record<string, unknown> }[] }>('messages.getConversations', {
        extended: 1,
      })
    expect(await list()).toMatchObject({
      count: 2,
      unread_count: 2,
      items: [
        { conversation: { peer: { id: 502 }, unread_count: 1 }, last_message: { text: 'два' } },
        { conversation: { peer: { id: 501 } } },
      ],
      profiles: [{ first_name: 'Пётр' }, { first_name: 'Ольга' }],
    })
    await rig.ask('messages.markAsRead', { peer_id: 501 })
    const [conversation] = (
      await rig.ask<{ items: object[] }>('messages.getConversationsById', { peer_ids: 501 })
    ).items
    expect(conversation).toMatchObject({ in_read_cmid: 1, can_write: { allowed: true } })
    expect(conversation).not.toHaveProperty('unread_count')
  })

  it('reacts with one reaction at a time', async () => {
    const { conversation_message_id: cmid } = await say('привет')
    await rig.ask('messages.sendReaction', { peer_id: 501, cmid, reaction_id: 4 })
    const reactions = async () =>
      (await rig.get<{ chats: { messages: { reactions?: string[] }[] }[] }>('/_sim/phone')).chats[0]
        ?.messages[0]?.reactions
    expect(await reactions()).toEqual(['👍'])
    await rig.ask('messages.deleteReaction', { peer_id: 501, cmid })
    expect(await reactions()).toBeUndefined()
    expect(
      await refusal(rig.ask('messages.sendReaction', { peer_id: 501, cmid, reaction_id: 65 })),
    ).toContain('100')
  })

  it('lists every call without its token', async () => {
    await say('привет')
    await send({ message: 'раз' })
    await rig.call('messages.send', { peer_id: 777, random_id: 1, message: 'кому?' })
    const calls = await rig.get<Call[]>('/_sim/vk/calls?after=0')
    expect(calls).toMatchObject([
      { channel: 'demo-vk', method: 'messages.send', ok: true, params: { message: 'раз' } },
      { method: 'messages.send', ok: false, result: { error_code: 901 } },
    ])
    expect(JSON.stringify(calls)).not.toContain('vk1.demo')
  })
})

async function upload(url: string, field: string, name: string, bytes: Uint8Array<ArrayBuffer>) {
  const form = new FormData()
  form.append(field, new Blob([bytes]), name)
  return (await (await fetch(url, { method: 'POST', body: form })).json()) as Record<string, string>
}

const picture = new Uint8Array(encodePng(4, 2, new Uint8Array(24)))

async function uploadPhoto(bytes: Uint8Array<ArrayBuffer> = picture) {
  const { upload_url } = await rig.ask<{ upload_url: string }>('photos.getMessagesUploadServer', {
    peer_id: 501,
  })
  const uploaded = await upload(upload_url, 'photo', 'кот.png', bytes)
  const [photo] = await rig.ask<{ id: number; owner_id: number; sizes: { url: string; width: number }[] }[]>(
    'photos.saveMessagesPhoto',
    uploaded,
  )
  expect(photo?.sizes.at(-1)).toMatchObject({ width: 4, height: 2 })
  const file = await fetch(photo!.sizes.at(-1)!.url)
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes)
  return `photo${photo!.owner_id}_${photo!.id}`
}

describe('uploads in three steps', () => {
  async function saveDoc(type: string, name: string, bytes: Uint8Array<ArrayBuffer>) {
    const { upload_url } = await rig.ask<{ upload_url: string }>('docs.getMessagesUploadServer', {
      type,
      peer_id: 501,
    })
    const answer = await upload(upload_url, 'file', name, bytes)
    if (answer['error']) throw new Error(answer['error'])
    return rig.ask<Record<string, unknown>>('docs.save', answer)
  }

  beforeEach(() => say('привет'))

  it('takes pictures, and refuses what is none', async () => {
    await uploadPhoto()
    expect(await refusal(uploadPhoto(new Uint8Array(Buffer.from('<svg/>'))))).toBe('129 Invalid photo')
  })

  it('takes documents of most kinds, and gives their bytes back', async () => {
    const bytes = new Uint8Array(Buffer.from('договор'))
    const { type, doc } = (await saveDoc('doc', 'договор.pdf', bytes)) as {
      type: string
      doc: { id: number; owner_id: number; url: string }
    }
    expect({ type, doc }).toMatchObject({ type: 'doc', doc: { ext: 'pdf', type: 1, size: bytes.length } })
    expect(new Uint8Array(await (await fetch(doc.url)).arrayBuffer())).toEqual(bytes)
    await send({ attachment: `doc${doc.owner_id}_${doc.id}` })
    expect((await history()).items[0]?.attachments).toMatchObject([{ type: 'doc', doc: { ext: 'pdf' } }])
    expect(await refusal(saveDoc('doc', 'песня.mp3', bytes))).toBe('unsupported_format')
  })

  it('takes a voice message as OGG with Opus only', async () => {
    const opus = new Uint8Array(
      Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24), Buffer.from('OpusHead')]),
    )
    expect(await saveDoc('audio_message', 'голос.ogg', opus)).toMatchObject({
      type: 'audio_message',
      audio_message: { link_ogg: expect.stringContaining('/vk-file/'), waveform: expect.any(Array) },
    })
    const webm = new Uint8Array(Buffer.from('\x1aE\xdf\xa3webm'))
    expect(await refusal(saveDoc('audio_message', 'голос.ogg', webm))).toContain('100 ')
  })
})
