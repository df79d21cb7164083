import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer as createTcpServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { Content } from '@chats/domain/Content'
import { sendKeyOf } from '@chats/domain/sendKeyOf'
import { vk } from './vk.ts'

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

type Params = Readonly<Record<string, string>>
interface Call {
  readonly method: string
  readonly params: Params
  readonly headers: string
}

/** A small VK: answers each method with what is given for it (a function of the call's parameters, or a value). */
async function serveVk(answers: Readonly<Record<string, unknown>>, timeoutMs = 5000) {
  const calls: Call[] = []
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', () => {
      const url = new URL(request.url ?? '', root)
      const method = url.pathname.replace('/method/', '')
      const body = Buffer.concat(chunks).toString('latin1')
      const isForm = request.headers['content-type'] === 'application/x-www-form-urlencoded'
      const params = isForm ? Object.fromEntries(new URLSearchParams(body)) : { body }
      calls.push({ method, params, headers: String(request.headers['content-type']) })
      const known = answers[method]
      const answer: unknown = typeof known === 'function' ? known(params) : known
      if (answer === undefined) response.end(JSON.stringify({ error: { error_code: 3, error_msg: method } }))
      else if (isRaw(answer)) response.writeHead(answer.status).end(answer.raw)
      else if (isError(answer)) response.end(JSON.stringify(answer))
      else response.end(JSON.stringify(isForm ? { response: answer } : answer))
    })
  })
  await new Promise<void>(resolve => server?.listen(0, '127.0.0.1', resolve))
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { calls, root, community: vk({ token: 'vk1.demo', apiRoot: root, timeoutMs }) }
}
const isRaw = (answer: unknown): answer is { status: number; raw: string } =>
  typeof answer === 'object' && answer !== null && 'raw' in answer
const isError = (answer: unknown) => typeof answer === 'object' && answer !== null && 'error' in answer
const refusal = (error_code: number) => ({ error: { error_code, error_msg: `said ${error_code}` } })

const text = (words: string): Content => ({ kind: 'text', text: words })
const message = (content: Content, more: object = {}) =>
  ({ type: 'message', id: 'message-1', to: '7', content, ...more }) as const
const stored = (name: string, type: string) => ({ state: 'stored', name, type }) as const
const bytes = (name: string, type: string, size = 5) => ({
  file: async () => ({ name, type, bytes: new Uint8Array(size) }),
})
const sent = [{ peer_id: 7, message_id: 900, conversation_message_id: 31 }]
const send = (apiRoot: string, timeoutMs = 5000) =>
  vk({ token: 'vk1.demo', apiRoot, timeoutMs }).send(message(text('hi')))

describe('a text', () => {
  it('goes with a random_id that follows from its id, and its number in the conversation comes back', async () => {
    const { calls, community } = await serveVk({ 'messages.send': sent })
    expect(await community.send(message(text('Добрый день')))).toMatchObject({ ok: true, externalId: '31' })
    await community.send(message(text('Добрый день')))
    const [first, again] = calls
    expect(first?.params).toEqual({
      access_token: 'vk1.demo',
      v: '5.199',
      peer_ids: '7',
      random_id: sendKeyOf('message-1'),
      message: 'Добрый день',
    })
    expect(again?.params['random_id']).toBe(first?.params['random_id'])
  })
  it('names the message that it answers, also when that is a part of one', async () => {
    const { calls, community } = await serveVk({ 'messages.send': sent })
    await community.send(message(text('yes'), { replyTo: '12-2' }))
    expect(JSON.parse(calls[0]?.params['forward'] ?? '')).toEqual({
      peer_id: 7,
      conversation_message_ids: [12],
      is_reply: true,
    })
  })
  it('keeps the address of a link that only formatting holds', async () => {
    const { calls, community } = await serveVk({ 'messages.send': sent })
    const formatting = [
      { type: 'link' as const, offset: 0, length: 4, url: 'https://a.org' },
      { type: 'bold' as const, offset: 0, length: 4 },
      { type: 'link' as const, offset: 9, length: 5, url: 'https://b.org' },
    ]
    await community.send(message({ kind: 'text', text: 'here and there.', formatting }))
    expect(calls[0]?.params['message']).toBe('here (https://a.org) and there (https://b.org).')
    expect(JSON.parse(calls[0]?.params['format_data'] ?? '')).toEqual({
      version: 1,
      items: [{ type: 'bold', offset: 0, length: 4 }],
    })
  })
  it('says the formatting that VK shows in its own words, moved behind what was put in', async () => {
    const { calls, community } = await serveVk({ 'messages.send': sent })
    const formatting = [
      { type: 'link' as const, offset: 0, length: 4, url: 'https://a.org' },
      { type: 'italic' as const, offset: 5, length: 3 },
      { type: 'code' as const, offset: 9, length: 3 },
      { type: 'underline' as const, offset: 9, length: 3 },
      { type: 'bold' as const, offset: 9, length: 300 },
    ]
    await community.send(message({ kind: 'text', text: 'here and now', formatting }))
    const { items } = JSON.parse(calls[0]?.params['format_data'] ?? '') as {
      items: { type: string; offset: number; length: number }[]
    }
    const said = String(calls[0]?.params['message'])
    expect(items.map(({ type, offset, length }) => [type, said.slice(offset, offset + length)])).toEqual([
      ['italic', 'and'],
      ['underline', 'now'],
    ])
  })
  it('of plain words has no formatting', async () => {
    const { calls, community } = await serveVk({ 'messages.send': sent })
    await community.send(message(text('plain')))
    expect(calls[0]?.params).not.toHaveProperty('format_data')
  })
  it('of 9001 units is refused without a call', async () => {
    const { calls, community } = await serveVk({ 'messages.send': sent })
    expect(await community.send(message(text('x'.repeat(9001))))).toEqual({
      ok: false,
      failure: { class: 'bad_input', reason: 'too_long' },
    })
    expect(calls).toEqual([])
  })
})

describe('answers that are not good', () => {
  it.each([
    ['an error', refusal(901), { class: 'person_refuses', reason: 'person_blocked' }],
    ['a rate', refusal(6), { class: 'rate', waitMs: 1000 }],
    ['a dead token', refusal(5), { class: 'channel_auth' }],
    [
      'an error of the one recipient',
      [{ peer_id: 7, message_id: 0, error: { code: 936, description: 'Contact not found' } }],
      { class: 'person_refuses', reason: 'person_unreachable' },
    ],
    ['no number', [{ peer_id: 7, message_id: 5 }], { class: 'ambiguous' }],
    ['an answer of another shape', 5, { class: 'ambiguous' }],
    ['a proxy’s page', { status: 502, raw: '<h1>502</h1>' }, { class: 'ambiguous' }],
    ['a cut answer', { status: 200, raw: '{"response":[{"peer' }, { class: 'ambiguous' }],
  ])('%s', async (_name, answer, failure) => {
    const { community } = await serveVk({ 'messages.send': answer })
    expect(await community.send(message(text('hi')))).toMatchObject({ ok: false, failure })
  })
})

describe('no answer', () => {
  it('nobody listens: nothing was sent', async () => {
    const taken = createTcpServer().listen(0, '127.0.0.1')
    await new Promise(resolve => taken.once('listening', resolve))
    const { port } = taken.address() as AddressInfo
    await new Promise(resolve => taken.close(resolve))
    expect(await send(`http://127.0.0.1:${port}`)).toMatchObject({ failure: { class: 'pre_send' } })
  })
  it('no such host: nothing was sent', async () => {
    expect(await send('http://nobody.invalid')).toMatchObject({ failure: { class: 'pre_send' } })
  })
  it('the handshake fails: nothing was sent', async () => {
    const plain = createTcpServer(socket => socket.end('no TLS here\r\n')).listen(0, '127.0.0.1')
    await new Promise(resolve => plain.once('listening', resolve))
    const { port } = plain.address() as AddressInfo
    expect(await send(`https://127.0.0.1:${port}`)).toMatchObject({ failure: { class: 'pre_send' } })
    plain.close()
  })
  it('the connection breaks after it was made: nobody knows', async () => {
    const cutting = createTcpServer(socket => socket.once('data', () => socket.resetAndDestroy()))
    cutting.listen(0, '127.0.0.1')
    await new Promise(resolve => cutting.once('listening', resolve))
    const { port } = cutting.address() as AddressInfo
    expect(await send(`http://127.0.0.1:${port}`)).toMatchObject({ failure: { class: 'ambiguous' } })
    cutting.close()
  })
  it('the answer takes too long: nobody knows', async () => {
    server = createServer(() => undefined)
    await new Promise<void>(resolve => server?.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    expect(await send(`http://127.0.0.1:${port}`, 200)).toMatchObject({ failure: { class: 'ambiguous' } })
  })
})

describe('files', () => {
  const uploads = (more: object = {}) => ({
    'photos.getMessagesUploadServer': () => ({ upload_url: `${base()}/upload-photo` }),
    'docs.getMessagesUploadServer': () => ({ upload_url: `${base()}/upload-doc` }),
    '/upload-photo': { server: 5, photo: '[{"photo":1}]', hash: 'h' },
    '/upload-doc': { file: 'f1' },
    'photos.saveMessagesPhoto': [{ id: 11, owner_id: -222, access_key: 'k' }],
    'docs.save': { type: 'doc', doc: { id: 12, owner_id: -222 } },
    'messages.send': sent,
    ...more,
  })
  const base = () => `http://127.0.0.1:${(server?.address() as AddressInfo).port}`

  it('a photo is uploaded, saved and named', async () => {
    const { calls, community } = await serveVk(uploads())
    const content = { kind: 'photo', file: stored('a.jpg', 'image/jpeg'), text: 'look' } as const
    expect(await community.send(message(content, bytes('a.jpg', 'image/jpeg')))).toMatchObject({ ok: true })
    expect(calls.map(({ method }) => method)).toEqual([
      'photos.getMessagesUploadServer',
      '/upload-photo',
      'photos.saveMessagesPhoto',
      'messages.send',
    ])
    expect(calls[1]?.headers).toContain('multipart/form-data')
    expect(calls[1]?.params['body']).toContain('name="photo"; filename="a.jpg"')
    expect(calls[2]?.params).toMatchObject({ server: '5', photo: '[{"photo":1}]', hash: 'h' })
    expect(calls[3]?.params).toMatchObject({ attachment: 'photo-222_11_k', message: 'look' })
  })
  it.each([
    [
      'voice',
      'audio_message',
      { type: 'audio_message', audio_message: { id: 13, owner_id: -222 } },
      'audio_message-222_13',
    ],
    ['file', 'doc', { type: 'doc', doc: { id: 12, owner_id: -222, access_key: 'q' } }, 'doc-222_12_q'],
    ['video', 'doc', { type: 'doc', doc: { id: 12, owner_id: -222 } }, 'doc-222_12'],
    ['audio', 'doc', { type: 'doc', doc: { id: 12, owner_id: -222 } }, 'doc-222_12'],
  ] as const)('a %s goes as %s', async (kind, type, saved, attachment) => {
    const { calls, community } = await serveVk(uploads({ 'docs.save': saved }))
    const content = { kind, file: stored('a.bin', 'x/y') } as const
    expect(await community.send(message(content, bytes('a.bin', 'x/y')))).toMatchObject({ ok: true })
    expect(calls[0]?.params).toMatchObject({ peer_id: '7', type })
    expect(calls[1]?.params['body']).toContain('name="file"; filename="a.bin"')
    expect(calls[2]?.params).toMatchObject({ file: 'f1', title: 'a.bin' })
    expect(calls[3]?.params['attachment']).toBe(attachment)
    expect(calls[3]?.params).not.toHaveProperty('message')
  })
  it.each([
    [
      'the upload breaks: nothing was sent',
      { '/upload-doc': { status: 502, raw: '' } },
      { class: 'pre_send' },
    ],
    ['saving breaks: nothing was sent', { 'docs.save': { status: 502, raw: '' } }, { class: 'pre_send' }],
    [
      'too big for VK',
      { '/upload-doc': { status: 413, raw: '' } },
      { class: 'bad_input', reason: 'too_big' },
    ],
    [
      'VK takes no such file',
      { '/upload-doc': { error: 'no extension' } },
      { class: 'bad_input', reason: 'bad_input' },
    ],
    ['the rate', { 'docs.getMessagesUploadServer': refusal(6) }, { class: 'rate' }],
    ['a dead token', { 'docs.getMessagesUploadServer': refusal(27) }, { class: 'channel_auth' }],
  ])('%s', async (_name, answers, failure) => {
    const { calls, community } = await serveVk(uploads(answers))
    const content = { kind: 'file', file: stored('a.bin', 'x/y') } as const
    expect(await community.send(message(content, bytes('a.bin', 'x/y')))).toMatchObject({
      ok: false,
      failure,
    })
    expect(calls.map(({ method }) => method)).not.toContain('messages.send')
  })
  it('one that cannot be read now is tried again later', async () => {
    const { community } = await serveVk(uploads())
    const content = { kind: 'file', file: stored('a.bin', 'x/y') } as const
    const file = async () => Promise.reject(new Error('storage'))
    expect(await community.send(message(content, { file }))).toMatchObject({ failure: { class: 'pre_send' } })
  })
  it('one that is too big is refused without a call', async () => {
    const { calls, community } = await serveVk(uploads())
    const content = { kind: 'photo', file: stored('a.jpg', 'image/jpeg') } as const
    const big = bytes('a.jpg', 'image/jpeg', 50 * 1024 * 1024 + 1)
    expect(await community.send(message(content, big))).toMatchObject({ failure: { reason: 'too_big' } })
    expect(calls).toEqual([])
  })
})

describe('changes', () => {
  const edit = (before: Content, content: Content) =>
    ({ type: 'edit', to: '7', externalId: '31', before, content }) as const

  it('an edit names the message by its number in the conversation', async () => {
    const { calls, community } = await serveVk({ 'messages.edit': 1 })
    expect(await community.send(edit(text('a'), text('b')))).toMatchObject({ ok: true, externalId: '31' })
    expect(calls[0]?.params).toMatchObject({
      peer_id: '7',
      cmid: '31',
      message: 'b',
      keep_forward_messages: '1',
    })
  })
  it('an edit of a caption keeps what the message carries', async () => {
    const photo = { type: 'photo', photo: { id: 11, owner_id: -222, access_key: 'k' } }
    const doc = { type: 'doc', doc: { id: 12, owner_id: -222 } }
    const { calls, community } = await serveVk({
      'messages.getByConversationMessageId': { count: 1, items: [{ attachments: [photo, doc] }] },
      'messages.edit': 1,
    })
    const content = { kind: 'photo', file: stored('a.jpg', 'image/jpeg') } as const
    await community.send(edit(content, { ...content, text: 'new' }))
    expect(calls[1]?.params).toMatchObject({ message: 'new', attachment: 'photo-222_11_k,doc-222_12' })
  })
  it('an edit that cannot keep what the message carries is not made', async () => {
    const { calls, community } = await serveVk({
      'messages.getByConversationMessageId': { count: 0, items: [] },
      'messages.edit': 1,
    })
    const content = { kind: 'photo', file: stored('a.jpg', 'image/jpeg') } as const
    expect(await community.send(edit(content, content))).toMatchObject({ failure: { reason: 'not_found' } })
    expect(calls.map(({ method }) => method)).not.toContain('messages.edit')
  })
  it.each([909, 920])('an edit that is refused with %i comes too late', async code => {
    const { community } = await serveVk({ 'messages.edit': refusal(code) })
    expect(await community.send(edit(text('a'), text('b')))).toMatchObject({ failure: { class: 'too_late' } })
  })

  const remove = { type: 'remove', to: '7', externalId: '31' } as const
  it('a removal is for everybody', async () => {
    const { calls, community } = await serveVk({ 'messages.delete': [{ ...sent[0], response: 1 }] })
    expect(await community.send(remove)).toMatchObject({ ok: true, externalId: '31' })
    expect(calls[0]?.params).toMatchObject({ peer_id: '7', cmids: '31', delete_for_all: '1' })
  })
  it('a removal that is refused inside the answer comes too late', async () => {
    const { community } = await serveVk({
      'messages.delete': [{ response: 0, error: { code: 924, description: '' } }],
    })
    expect(await community.send(remove)).toMatchObject({ failure: { class: 'too_late' } })
  })

  const react = (emoji: string) => ({ type: 'react', to: '7', externalId: '15-1', emoji }) as const
  it('a reaction goes by its number, to the message of the part', async () => {
    const { calls, community } = await serveVk({ 'messages.sendReaction': 1, 'messages.deleteReaction': 1 })
    await community.send(react('👍'))
    await community.send(react('❤'))
    await community.send(react(''))
    expect(calls.map(({ method, params }) => [method, params['cmid'], params['reaction_id']])).toEqual([
      ['messages.sendReaction', '15', '4'],
      ['messages.sendReaction', '15', '1'],
      ['messages.deleteReaction', '15', undefined],
    ])
  })
  it('an emoji that VK has not is refused without a call', async () => {
    const { calls, community } = await serveVk({})
    expect(await community.send(react('🦄'))).toMatchObject({ failure: { reason: 'bad_input' } })
    expect(calls).toEqual([])
  })
})

describe('a person', () => {
  const user = { id: 7, first_name: 'Єва', last_name: 'Адамс', has_photo: 1, photo_200: 'https://vk.com/p' }
  it.each([
    [
      { ...user, screen_name: 'eve' },
      { name: 'Єва Адамс', username: 'eve', photo: 'https://vk.com/p' },
    ],
    [
      { ...user, screen_name: 'id7', has_photo: 0 },
      { name: 'Єва Адамс', photo: null },
    ],
  ])('%#', async (answer, profile) => {
    const { community } = await serveVk({ 'users.get': [answer] })
    expect(await community.profile('7')).toEqual(profile)
  })
  it('whom VK does not know has neither name nor photo', async () => {
    const { community } = await serveVk({ 'users.get': [] })
    expect(await community.profile('7')).toEqual({ photo: null })
  })
  it('throws when it may go better later', async () => {
    const { community } = await serveVk({ 'users.get': refusal(6) })
    await expect(community.profile('7')).rejects.toThrow('rate')
  })
})

describe('connecting', () => {
  const url = 'https://x.org/webhook/vk/a'
  const group = { id: 222_222, name: 'Школа', screen_name: 'school' }

  /** A community's settings as VK keeps them: the word is another one after every change of servers. */
  async function settings(
    servers: { id: number; url: string; status: string; secret_key?: string }[],
    states = ['ok'],
  ) {
    let word = 1
    const told: string[] = []
    const change = () => {
      told.push(`asked for word-${word}`)
      word++
    }
    const vkServer = await serveVk({
      'groups.getById': { groups: [group], profiles: [] },
      'groups.getCallbackConfirmationCode': () => ({ code: `word-${word}` }),
      'groups.getCallbackServers': () => ({ count: servers.length, items: servers }),
      'groups.addCallbackServer': (params: Params) => {
        servers.push({ id: 9, url: String(params['url']), status: states.shift() ?? 'failed' })
        change()
        return { server_id: 9 }
      },
      'groups.editCallbackServer': () => (change(), 1),
      'groups.deleteCallbackServer': (params: Params) => {
        servers.splice(
          servers.findIndex(({ id }) => String(id) === params['server_id']),
          1,
        )
        return 1
      },
      'groups.setCallbackSettings': 1,
      'groups.getCallbackSettings': { api_version: '5.199', events: { message_new: 1 } },
    })
    const target = {
      url,
      secret: 'a-secret-of-the-channel',
      saveConfirmation: async ({ groupId, confirmation }: { groupId: string; confirmation: string }) =>
        void told.push(`saved ${confirmation} of ${groupId}`),
    }
    return { ...vkServer, told, connect: () => vkServer.community.connect(target) }
  }

  it('tells whose the token is and changes nothing', async () => {
    const { calls, community } = await settings([])
    expect(await community.connect()).toEqual({
      ok: true,
      identity: { externalId: '222222', title: 'Школа', handle: 'vk.com/school' },
    })
    expect(calls).toHaveLength(1)
  })
  it('stores the word before VK asks for it, and the next one after', async () => {
    const { calls, told, connect } = await settings([])
    expect(await connect()).toMatchObject({ ok: true })
    expect(told).toEqual(['saved word-1 of 222222', 'asked for word-1', 'saved word-2 of 222222'])
    const of = (method: string) => calls.find(call => call.method === method)?.params
    expect(of('groups.addCallbackServer')).toMatchObject({ url, secret_key: 'a-secret-of-the-channel' })
    expect(of('groups.addCallbackServer')?.['title']?.length).toBeLessThanOrEqual(14)
    expect(of('groups.setCallbackSettings')).toMatchObject({
      server_id: '9',
      api_version: '5.199',
      message_new: '1',
      message_reply: '1',
      message_edit: '1',
      message_allow: '1',
      message_deny: '1',
      message_read: '1',
      message_typing_state: '1',
      message_reaction_event: '1',
    })
  })
  it('again changes the server that is there, and adds none', async () => {
    const other = { id: 3, url: 'https://other.org/', status: 'ok' }
    const { calls, connect } = await settings([other, { id: 4, url, status: 'ok' }])
    expect(await connect()).toMatchObject({ ok: true })
    const methods = calls.map(({ method }) => method)
    expect(methods).not.toContain('groups.addCallbackServer')
    expect(calls.find(({ method }) => method === 'groups.editCallbackServer')?.params).toMatchObject({
      server_id: '4',
    })
  })
  it('again leaves alone what stands as it should: VK keeps nothing until a changed address is confirmed', async () => {
    const secret_key = 'a-secret-of-the-channel'
    const { calls, told, connect } = await settings([{ id: 4, url, status: 'ok', secret_key }])
    expect(await connect()).toMatchObject({ ok: true })
    expect(told).toEqual([])
    expect(calls.find(({ method }) => method === 'groups.setCallbackSettings')?.params).toMatchObject({
      server_id: '4',
    })
  })
  it('a server that failed is made anew', async () => {
    const servers = [{ id: 4, url, status: 'failed' }]
    const { connect } = await settings(servers)
    expect(await connect()).toMatchObject({ ok: true })
    expect(servers).toEqual([{ id: 9, url, status: 'ok' }])
  })
  it('looks whether VK delivers to an address, and takes only that away', async () => {
    const servers = [
      { id: 3, url: 'https://other.org/', status: 'ok' },
      { id: 4, url, status: 'ok' },
    ]
    const { community } = await settings(servers)
    expect(await community.webhook?.inspect(url)).toEqual({ seen: 'webhook', url, pending: 0 })
    expect(await community.webhook?.inspect('https://nobody.org/')).toMatchObject({ url: '' })
    expect(await community.webhook?.remove(url)).toBe(true)
    expect(servers.map(({ id }) => id)).toEqual([3])
    expect(await community.webhook?.inspect(url)).toEqual({ seen: 'webhook', url: '', pending: 0 })
  })
  it('sees that an address which could not be confirmed gets nothing', async () => {
    const { community } = await settings([{ id: 4, url, status: 'failed' }])
    expect(await community.webhook?.inspect(url)).toMatchObject({ url: '' })
  })
  it('an address that VK could not confirm is to be tried again', async () => {
    const { connect } = await settings([], ['failed', 'failed'])
    expect(await connect()).toMatchObject({ ok: false, why: 'unreachable' })
  })
  it('an address that answered too late is set once more', async () => {
    const servers: { id: number; url: string; status: string }[] = []
    const { connect, told } = await settings(servers, ['failed', 'ok'])
    expect(await connect()).toMatchObject({ ok: true })
    expect(servers.map(({ status }) => status)).toEqual(['ok'])
    expect(told.at(-1)).toBe('saved word-3 of 222222')
  })
  it('waits for VK, which asks the address in its own time', async () => {
    const servers: { id: number; url: string; status: string }[] = []
    const { connect, calls } = await settings(servers, ['wait', 'ok'])
    const connecting = connect()
    const looks = () => calls.filter(({ method }) => method === 'groups.getCallbackServers').length
    await expect.poll(looks).toBe(2)
    for (const server of servers) server.status = 'failed'
    expect(await connecting).toMatchObject({ ok: true })
    expect(servers.map(({ status }) => status)).toEqual(['ok'])
  })
  it.each([
    [refusal(5), 'refused'],
    [refusal(27), 'refused'],
    [refusal(6), 'unreachable'],
    [{ status: 502, raw: '' }, 'unreachable'],
  ])('%j: %s', async (answer, why) => {
    const { community } = await serveVk({ 'groups.getById': answer })
    expect(await community.connect()).toMatchObject({ ok: false, why })
  })
  it('a token without the right to manage is refused in VK’s words', async () => {
    const { community } = await serveVk({
      'groups.getById': { groups: [group] },
      'groups.getCallbackServers': refusal(15),
    })
    const target = { url, secret: 's', saveConfirmation: async () => undefined }
    expect(await community.connect(target)).toEqual({ ok: false, why: 'refused', said: 'said 15' })
  })
})
