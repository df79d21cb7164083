import { Api, InputFile, InputMediaBuilder } from 'grammy'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PhoneChat, PhoneMessage } from '../PhoneChat.ts'
import { testRig, type TestRig } from '../testRig.ts'

const channel = 'demo-telegram'
const anna = { id: 501, first_name: 'Анна' }
let rig: TestRig
let api: Api

beforeEach(async () => {
  rig = await testRig()
  api = new Api('111111:demo', { apiRoot: rig.base })
  await api.setWebhook(rig.webhookUrl, {
    allowed_updates: ['message', 'edited_message', 'my_chat_member', 'message_reaction'],
  })
})
afterEach(() => rig.close())

interface Acted {
  status: number
  message_id: number
  message_ids?: number[]
  error?: string
}
const act = (name: string, body: Record<string, unknown>) =>
  rig.post<Acted>(`/_sim/telegram/${name}`, { channel, from: anna, ...body })
const last = () => rig.hits.at(-1)?.update as unknown as Record<string, Record<string, unknown>>
const phone = async (): Promise<PhoneMessage[]> =>
  (await rig.get<{ chats: PhoneChat[] }>('/_sim/phone')).chats[0]?.messages ?? []
const download = async (fileId: string) => {
  const { file_path } = await api.getFile(fileId)
  return fetch(`${rig.base}/file/bot111111:demo/${file_path}`)
}
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: { error_code?: number; description?: string }) => `${error.error_code} ${error.description}`,
  )

describe('a person sends', () => {
  it.each([
    ['photo', 'photo', 'image/png', [0x89, 0x50]],
    ['video', 'video', 'video/mp4', [0, 0]],
    ['round', 'video_note', 'video/mp4', [0, 0]],
    ['gif', 'animation', 'video/mp4', [0, 0]],
    ['sticker', 'sticker', 'image/png', [0x89, 0x50]],
    ['voice', 'voice', 'audio/ogg', [0x4f, 0x67]],
    ['audio', 'audio', 'audio/ogg', [0x4f, 0x67]],
    ['file', 'document', 'text/plain', [0xd0, 0x94]],
  ])('a sample %s', async (kind, field, type, beginning) => {
    expect(await act('say', { media: { kind } })).toMatchObject({ status: 200 })
    const media = [last()['message']?.[field]].flat().at(-1) as { file_id: string; file_size: number }
    const file = await download(media.file_id)
    expect(file.headers.get('content-type')).toBe(type)
    const bytes = Buffer.from(await file.arrayBuffer())
    expect([...bytes.subarray(0, 2)]).toEqual(beginning)
    expect(bytes).toHaveLength(media.file_size)
    const url = (await phone()).at(-1)?.media?.url ?? ''
    expect(Buffer.from(await (await fetch(`${rig.base}${url}`)).arrayBuffer())).toEqual(bytes)
  })

  it('bytes of their own, with what is told of them', async () => {
    const data = Buffer.from('ID3 la la la').toString('base64')
    const song = {
      kind: 'audio',
      name: 'песня.mp3',
      data,
      duration: 12.4,
      title: 'Червона рута',
      performer: 'София',
    }
    await act('say', { media: song, text: 'вот' })
    expect(last()['message']).toMatchObject({
      caption: 'вот',
      audio: {
        file_name: 'песня.mp3',
        mime_type: 'audio/mpeg',
        file_size: 12,
        duration: 12,
        title: 'Червона рута',
        performer: 'София',
      },
    })
    expect((await phone()).at(-1)).toMatchObject({
      text: 'вот',
      media: { kind: 'audio', name: 'София – Червона рута', duration: 12, size: 12 },
    })
    await act('say', { media: { kind: 'sticker', type: 'application/x-tgsticker', emoji: '👍' } })
    expect(last()['message']?.['sticker']).toMatchObject({ is_animated: true, emoji: '👍', thumbnail: {} })
    expect(await act('say', { media: { kind: 'smell' } })).toHaveProperty('error')
  })

  it('an album, as several messages of one group, in order', async () => {
    const media = [{ kind: 'photo' }, { kind: 'video' }, { kind: 'photo' }]
    const { message_ids } = await act('say', { media, text: 'три' })
    expect(message_ids).toHaveLength(3)
    const messages = rig.hits.map(({ update }) => update.message as unknown as Record<string, unknown>)
    expect(messages.map(({ message_id }) => message_id)).toEqual(message_ids)
    expect(messages.map(({ caption }) => caption)).toEqual(['три', undefined, undefined])
    expect(new Set(messages.map(({ media_group_id }) => media_group_id)).size).toBe(1)
    const albums = (await phone()).map(({ albumId }) => albumId)
    expect(albums).toEqual(Array.from({ length: 3 }, () => messages[0]?.['media_group_id']))
  })

  it('a place, a contact, a poll, a die', async () => {
    await act('say', { location: { latitude: 50.45, longitude: 30.52 } })
    await act('say', { venue: { latitude: 50.45, longitude: 30.52, title: 'Глобус', address: 'Майдан 1' } })
    expect(last()['message']).toMatchObject({ location: { latitude: 50.45 }, venue: { title: 'Глобус' } })
    await act('say', { contact: { phone_number: '+380441234567', first_name: 'Боб' } })
    await act('say', { poll: { question: 'Когда?', options: ['сегодня', 'завтра'] } })
    expect(last()['message']?.['poll']).toMatchObject({ options: [{ text: 'сегодня' }, { text: 'завтра' }] })
    await act('say', { dice: { emoji: '🎲', value: 6 } })
    expect((await phone()).map(({ media }) => media)).toEqual([
      { kind: 'location', name: '50.45, 30.52' },
      { kind: 'location', name: 'Глобус, Майдан 1' },
      { kind: 'contact', name: 'Боб +380441234567' },
      { kind: 'poll', name: 'Когда?\n○ сегодня\n○ завтра' },
      { kind: 'dice', name: '🎲' },
    ])
  })

  it('an answer to a message, and to a part of it', async () => {
    await act('say', { text: 'привет' })
    const { message_id } = await api.sendMessage(501, 'Курс с понедельника. Цена 200.')
    await act('say', { text: 'а скидка?', reply_to: message_id, quote: 'Цена 200.' })
    expect(last()['message']).toMatchObject({
      reply_to_message: { message_id, from: { is_bot: true } },
      quote: { text: 'Цена 200.', position: 21, is_manual: true },
    })
    expect((await phone()).at(-1)?.replyTo).toEqual({ id: String(message_id), text: 'Цена 200.' })
    await act('say', { text: 'ау', reply_to: message_id })
    expect(last()['message']).not.toHaveProperty('quote')
    expect((await phone()).at(-1)?.replyTo?.text).toBe('Курс с понедельника. Цена 200.')
  })

  it('another caption, another reaction, nothing any more', async () => {
    const { message_id } = await act('say', { media: { kind: 'photo' }, text: 'раз' })
    await act('edit', { message_id, text: 'два' })
    expect(last()['edited_message']).toMatchObject({ message_id, caption: 'два', photo: [{}] })
    expect(last()['edited_message']).not.toHaveProperty('text')
    await act('react', { message_id, emoji: '🔥' })
    expect((await phone())[0]).toMatchObject({ text: 'два', reactions: ['🔥'], myReaction: '🔥' })
    await act('react', { message_id, emoji: '' })
    expect(last()['message_reaction']).toMatchObject({ old_reaction: [{ emoji: '🔥' }], new_reaction: [] })
    const before = rig.hits.length
    await act('delete', { message_id })
    expect((await phone())[0]).toMatchObject({ deleted: true })
    expect(rig.hits).toHaveLength(before)
    expect(await refusal(api.sendMessage(501, 'x', { reply_parameters: { message_id } }))).toContain(
      'not found',
    )
  })
})

describe('the bot sends', () => {
  const file = (name: string, text = 'bytes') => new InputFile(Buffer.from(text), name)
  beforeEach(() => act('say', { text: 'привет' }))

  it('every kind', async () => {
    const made = [
      await api.sendPhoto(501, file('a.jpg'), { caption: 'раз' }),
      await api.sendVideo(501, file('a.mp4'), { duration: 7, width: 100, height: 50 }),
      await api.sendAnimation(501, file('a.gif')),
      await api.sendVoice(501, file('a.ogg'), { duration: 3 }),
      await api.sendAudio(501, file('a.mp3'), { title: 'Рута', performer: 'София', duration: 9 }),
      await api.sendDocument(501, file('a.pdf')),
      await api.sendVideoNote(501, file('a.mp4'), { duration: 4 }),
      await api.sendSticker(501, file('a.webp'), { emoji: '👍' }),
      await api.sendLocation(501, 50.45, 30.52),
      await api.sendVenue(501, 50.45, 30.52, 'Глобус', 'Майдан 1'),
      await api.sendContact(501, '+380441234567', 'Боб'),
      await api.sendPoll(501, 'Когда?', [{ text: 'сегодня' }, { text: 'завтра' }]),
      await api.sendDice(501, '🎲'),
    ]
    expect(made[1]).toMatchObject({ video: { duration: 7, width: 100, height: 50 } })
    const shown = (await phone()).slice(1).map(({ media }) => [media?.kind, media?.duration])
    expect(shown).toEqual([
      ['photo', undefined],
      ['video', 7],
      ['animation', 0],
      ['voice', 3],
      ['audio', 9],
      ['document', undefined],
      ['round', 4],
      ['sticker', undefined],
      ['location', undefined],
      ['location', undefined],
      ['contact', undefined],
      ['poll', undefined],
      ['dice', undefined],
    ])
  })

  it('another file in place of one, but not of a voice or a text', async () => {
    const { message_id } = await api.sendPhoto(501, file('a.jpg'), { caption: 'раз' })
    await api.editMessageMedia(501, message_id, InputMediaBuilder.video(file('b.mp4'), { caption: 'два' }))
    expect((await phone()).at(-1)).toMatchObject({ text: 'два', media: { kind: 'video', name: 'b.mp4' } })
    const voice = await api.sendVoice(501, file('a.ogg'))
    const words = await api.sendMessage(501, 'текст')
    const place = await api.sendLocation(501, 1, 1)
    for (const { message_id } of [voice, words]) {
      const edit = api.editMessageMedia(501, message_id, InputMediaBuilder.photo(file('b.jpg')))
      expect(await refusal(edit)).toContain("message can't be edited")
    }
    expect(await refusal(api.editMessageCaption(501, place.message_id, { caption: 'x' }))).toContain(
      'no caption',
    )
  })

  it('one reaction of the list, or none', async () => {
    const { message_id } = await act('say', { text: 'спасибо' })
    const react = (...emoji: ('❤' | '🔥')[]) =>
      api.setMessageReaction(
        501,
        message_id,
        emoji.map(one => ({ type: 'emoji', emoji: one })),
      )
    await react('❤')
    expect((await phone()).at(-1)).toMatchObject({ reactions: ['❤'] })
    expect((await phone()).at(-1)).not.toHaveProperty('myReaction')
    expect(await refusal(react('❤', '🔥'))).toContain('REACTIONS_TOO_MANY')
    const coloured = '❤\ufe0f' as '❤'
    expect(await refusal(react(coloured))).toContain('REACTION_INVALID')
    await react()
    expect((await phone()).at(-1)).not.toHaveProperty('reactions')
  })

  it('no caption that is too long, not in an album either', async () => {
    const caption = 'x'.repeat(1025)
    expect(await refusal(api.sendPhoto(501, file('a.jpg'), { caption }))).toContain('caption is too long')
    const album = [
      InputMediaBuilder.photo(file('a.jpg'), { caption }),
      InputMediaBuilder.photo(file('b.jpg')),
    ]
    expect(await refusal(api.sendMediaGroup(501, album))).toContain('caption is too long')
  })

  it('no picture that is too big or too thin, and nothing over 50 MB', async () => {
    const mega = 1024 * 1024
    const big = new InputFile(Buffer.alloc(10 * mega + 1), 'a.jpg')
    expect(await refusal(api.sendPhoto(501, big))).toContain('file is too big')
    const thin = Buffer.alloc(30)
    thin.write('GIF89a')
    thin.writeUInt16LE(210, 6)
    thin.writeUInt16LE(10, 8)
    expect(await refusal(api.sendPhoto(501, new InputFile(thin, 'a.gif')))).toContain(
      'PHOTO_INVALID_DIMENSIONS',
    )
    const huge = new InputFile(Buffer.alloc(50 * mega + 1), 'a.zip')
    expect(await refusal(api.sendDocument(501, huge))).toBe('413 Request Entity Too Large')
  })
})

it('a download breaks at half, or is refused, when a fault says so', async () => {
  await act('say', { media: { kind: 'photo' } })
  const id = ([last()['message']?.['photo']].flat()[0] as { file_id: string }).file_id
  await rig.post('/_sim/faults', [
    { messenger: 'telegram', direction: 'out', method: 'file', do: 'cut', nth: 1 },
    { messenger: 'telegram', direction: 'out', method: 'file', do: 'status', code: 503, nth: 2 },
  ])
  const cut = await download(id)
  await expect(cut.arrayBuffer()).rejects.toThrow()
  expect((await download(id)).status).toBe(503)
  expect((await download(id)).status).toBe(200)
  expect(await rig.get('/_sim/faults')).toMatchObject({ fired: { cut: 1, status: 1 } })
})
