import { Api, InputFile } from 'grammy'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Call } from '../createCallLog.ts'
import { testRig, type TestRig } from '../testRig.ts'

const anna = { id: 501, first_name: 'Анна', last_name: 'Ким', username: 'anna_kim' }
let rig: TestRig
let api: Api

beforeEach(async () => {
  rig = await testRig()
  api = new Api('111111:demo', { apiRoot: rig.base })
})
afterEach(() => rig.close())

const say = (text: string, from: { id: number; first_name: string } = anna) =>
  rig.post<{ update_id: number; message_id: number }>('/_sim/telegram/say', {
    channel: 'demo-telegram',
    from,
    text,
  })

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: { error_code?: number; description?: string }) => `${error.error_code} ${error.description}`,
  )

describe('the Bot API as grammY speaks it', () => {
  it('names the bot', async () => {
    expect(await api.getMe()).toMatchObject({ id: 111111, is_bot: true, username: 'demo_chats_bot' })
  })

  it('takes any well-formed token as a bot of its own, and refuses malformed and replaced ones', async () => {
    expect((await new Api('424242:any', { apiRoot: rig.base }).getMe()).id).toBe(424242)
    expect(await refusal(new Api('nonsense', { apiRoot: rig.base }).getMe())).toBe('404 Not Found')
    await rig.post('/_sim/telegram/bots', { channel: 'demo-telegram', token: '111111:new' })
    expect(await refusal(api.getMe())).toBe('401 Unauthorized')
    expect((await new Api('111111:new', { apiRoot: rig.base }).getMe()).id).toBe(111111)
  })

  it('writes only to who wrote first, with ascending ids for both directions', async () => {
    expect(await refusal(api.sendMessage(501, 'рано'))).toBe('400 Bad Request: chat not found')
    const first = await say('привет')
    const answer = await api.sendMessage(501, ' ответ ')
    const second = await say('спасибо')
    expect(answer).toMatchObject({ text: 'ответ', chat: { id: 501, type: 'private', username: 'anna_kim' } })
    expect([first.message_id, answer.message_id, second.message_id]).toEqual([1, 2, 3])
    expect(second.update_id).toBe(first.update_id + 1)
  })

  it('refuses texts that are empty, too long or wrongly marked', async () => {
    await say('привет')
    expect(await refusal(api.sendMessage(501, ' \n '))).toBe('400 Bad Request: message text is empty')
    expect(await refusal(api.sendMessage(501, '😀'.repeat(2049)))).toBe(
      '400 Bad Request: message is too long',
    )
    expect((await api.sendMessage(501, '😀'.repeat(2048))).text).toHaveLength(4096)
    const bold = (length: number) => ({ entities: [{ type: 'bold' as const, offset: 0, length }] })
    expect((await api.sendMessage(501, 'жирно', bold(5))).entities).toEqual([
      { type: 'bold', offset: 0, length: 5 },
    ])
    expect(await refusal(api.sendMessage(501, 'жирно', bold(6)))).toContain('400 Bad Request')
  })

  it('replies with one level of the message, or without it when that is allowed', async () => {
    const { message_id } = await say('вопрос')
    const answer = await api.sendMessage(501, 'ответ', { reply_parameters: { message_id } })
    expect(answer.reply_to_message).toMatchObject({ message_id, text: 'вопрос' })
    const missing = { message_id: 999 }
    expect(await refusal(api.sendMessage(501, 'х', { reply_parameters: missing }))).toContain(
      'replied not found',
    )
    const lenient = { ...missing, allow_sending_without_reply: true }
    expect(await api.sendMessage(501, 'х', { reply_parameters: lenient })).not.toHaveProperty(
      'reply_to_message',
    )
  })

  it('refuses a person who blocked the bot or is gone, until the person comes back', async () => {
    await say('привет')
    await rig.post('/_sim/telegram/block', { channel: 'demo-telegram', from: anna })
    expect(await refusal(api.sendMessage(501, 'эй'))).toBe('403 Forbidden: bot was blocked by the user')
    await rig.post('/_sim/telegram/start', { channel: 'demo-telegram', from: anna, payload: 'ad-7' })
    expect((await api.sendMessage(501, 'снова вы')).text).toBe('снова вы')
    await rig.post('/_sim/telegram/people', { ...anna, deactivated: true })
    expect(await refusal(api.sendMessage(501, 'эй'))).toBe('403 Forbidden: user is deactivated')
  })

  it('edits its own messages at any age, and says when nothing changed', async () => {
    const { message_id: theirs } = await say('привет')
    const { message_id } = await api.sendMessage(501, 'раз')
    await rig.advance(400 * 24 * 3600_000)
    expect(await api.editMessageText(501, message_id, 'два')).toMatchObject({ text: 'два' })
    expect(await refusal(api.editMessageText(501, message_id, 'два'))).toContain('message is not modified')
    expect(await refusal(api.editMessageText(501, theirs, 'x'))).toContain("message can't be edited")
  })

  it('deletes for 48 hours, of both sides, and not after', async () => {
    const { message_id: theirs } = await say('привет')
    const one = await api.sendMessage(501, 'раз')
    const two = await api.sendMessage(501, 'два')
    await api.deleteMessage(501, theirs)
    await api.deleteMessages(501, [one.message_id])
    expect(await refusal(api.deleteMessage(501, theirs))).toContain('message to delete not found')
    await rig.advance(49 * 3600_000)
    expect(await refusal(api.deleteMessage(501, two.message_id))).toContain("message can't be deleted")
  })

  it('takes files, gives them back for an hour, and only up to 20 MB', async () => {
    await say('привет')
    const bytes = Buffer.from('ОГГ')
    const sent = await api.sendDocument(501, new InputFile(bytes, 'договор.pdf'), { caption: 'Договор' })
    expect(sent).toMatchObject({ caption: 'Договор', document: { file_name: 'договор.pdf' } })
    const { file_path } = await api.getFile(sent.document.file_id)
    const link = `${rig.base}/file/bot111111:demo/${file_path}`
    expect(Buffer.from(await (await fetch(link)).arrayBuffer())).toEqual(bytes)
    await rig.advance(3600_000)
    expect((await fetch(link)).status).toBe(404)
    const album = [1, 2].map(n => ({
      type: 'photo' as const,
      media: new InputFile(Buffer.from([n]), `${n}.jpg`),
    }))
    const parts = await api.sendMediaGroup(501, album)
    expect(new Set(parts.map(part => 'media_group_id' in part && part.media_group_id)).size).toBe(1)
    const voice = (name: string) => api.sendVoice(501, new InputFile(bytes, name))
    expect(await voice('голос.ogg')).toHaveProperty('voice.mime_type', 'audio/ogg')
    expect(await voice('голос.webm')).toHaveProperty('document')
    const large = { kind: 'document', name: 'кино.mp4', size: 21 * 1024 * 1024 }
    await rig.post('/_sim/telegram/say', { channel: 'demo-telegram', from: anna, file: large })
    const chat = (await rig.get<{ chats: { messages: { media?: { url: string } }[] }[] }>('/_sim/phone'))
      .chats[0]
    const id = chat?.messages.at(-1)?.media?.url.split('/').at(-1) ?? ''
    expect(await refusal(api.getFile(id))).toBe('400 Bad Request: file is too big')
  })

  it('shows the profile photo of a person as a PNG', async () => {
    await say('привет')
    const { photos } = await api.getUserProfilePhotos(501)
    const { file_path } = await api.getFile(photos[0]![0]!.file_id)
    const response = await fetch(`${rig.base}/file/bot111111:demo/${file_path}`)
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
    await rig.post('/_sim/telegram/people', { ...anna, photo: false })
    expect(await api.getUserProfilePhotos(501)).toEqual({ total_count: 0, photos: [] })
    expect(await api.getChat(501)).toMatchObject({ first_name: 'Анна', type: 'private' })
  })

  it('reads urlencoded and query calls, and does not mind the case of a method', async () => {
    await say('привет')
    const form = new URLSearchParams({ chat_id: '501', text: 'форма' })
    const byForm = await fetch(`${rig.base}/bot111111:demo/SENDMESSAGE`, { method: 'POST', body: form })
    expect(await byForm.json()).toMatchObject({ ok: true, result: { text: 'форма' } })
    const byQuery = await rig.get(`/bot111111:demo/sendMessage?chat_id=501&text=query`)
    expect(byQuery).toMatchObject({ ok: true, result: { text: 'query' } })
    expect(await rig.get('/bot111111:demo/noSuch')).toMatchObject({ ok: false, error_code: 404 })
  })

  it('lists every call with its channel, parameters, files and result', async () => {
    await say('привет')
    await api.sendPhoto(501, new InputFile(Buffer.from('x'), 'кот.jpg'))
    await refusal(api.sendMessage(777, 'кому?'))
    const calls = await rig.get<Call[]>('/_sim/telegram/calls?after=0')
    expect(calls).toMatchObject([
      {
        channel: 'demo-telegram',
        method: 'sendPhoto',
        ok: true,
        files: [{ name: 'кот.jpg', size: 1 }],
        result: { message_id: 2 },
      },
      {
        method: 'sendMessage',
        params: { chat_id: 777, text: 'кому?' },
        ok: false,
        result: { error_code: 400 },
      },
    ])
    expect(await rig.get(`/_sim/telegram/calls?after=${calls.at(-1)!.seq}`)).toEqual([])
    expect(JSON.stringify(calls)).not.toContain('111111:demo')
  })

  it('gives updates to a poller, and a conflict when a webhook is set', async () => {
    await say('раз')
    await say('два')
    const updates = await api.getUpdates()
    expect(updates.map(update => update.message?.text)).toEqual(['раз', 'два'])
    expect(await api.getUpdates({ offset: updates[1]!.update_id })).toHaveLength(1)
    await api.setWebhook(rig.webhookUrl)
    expect(await refusal(api.getUpdates())).toContain('409 Conflict')
  })
})
