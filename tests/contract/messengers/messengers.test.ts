import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { capabilities } from '@chats/domain/capabilities'
import type { Content } from '@chats/domain/Content'
import type { Sending } from '@chats/domain/Sending'
import { fileRefusalOf } from '../../../functions/src/messengers/fileRefusal.ts'
import { oggSilence } from '../../../local/src/messengers/oggSilence.ts'
import { sampleFile } from '../../../local/src/messengers/sampleFile.ts'
import { candidates } from './Candidate.ts'
import { startMessenger } from './startMessenger.ts'
import type { Stand } from './startMessenger.ts'

const png = sampleFile('photo').bytes
const ogg = oggSilence(1)
const mp4 = sampleFile('video').bytes
const pdf = Buffer.from('%PDF-1.7 договор')
const HOUR = 3_600_000

const stored = (name: string, type: string) => ({ state: 'stored' as const, name, type, path: 'p' })
const text = (words: string): Content => ({ kind: 'text', text: words })
const sentId = (sending: Sending) => (sending.ok ? sending.externalId : `failed: ${JSON.stringify(sending)}`)

describe.each(candidates)('$name', candidate => {
  const can = capabilities[candidate.name]
  let stand: Stand
  beforeEach(async () => {
    stand = await startMessenger(candidate)
    await stand.act('say', { text: 'hello' })
    await stand.received(1)
  })
  afterEach(() => stand.close())

  const last = async (count: number) => (await stand.received(count)).at(-1)
  const lastBubble = async () => (await stand.phone()).at(-1)

  describe('a person', () => {
    it('writes', async () => {
      const id = await stand.act('say', { text: 'how much? 👋' })
      expect(await last(2)).toMatchObject({
        type: 'message',
        sender: { externalId: stand.to },
        externalId: expect.stringContaining(id),
        content: { kind: 'text', text: 'how much? 👋' },
      })
    })

    it.each<[string, string, string, Buffer]>([
      ['photo', 'cat.png', 'image/png', png],
      ['video', 'film.mp4', 'video/mp4', mp4],
      ['voice', 'voice.ogg', 'audio/ogg', ogg],
      ['audio', 'song.mp3', 'audio/mpeg', Buffer.from('ID3 la la la')],
      ['file', 'договор.pdf', 'application/pdf', pdf],
      ['sticker', 'sticker.png', 'image/png', png],
    ])('sends a %s, and it can be fetched', async (kind, name, type, bytes) => {
      const media = { kind, name, type, data: bytes.toString('base64'), duration: 3 }
      await stand.act('say', { media })
      const inbound = await last(2)
      const content = inbound?.type === 'message' ? inbound.content : undefined
      expect(content).toMatchObject({ kind })
      if (candidate.unfetched.includes(kind)) return
      const file = content && 'file' in content ? content.file : undefined
      expect(file?.state).toBe('pending')
      const fetched = await stand.messenger.openFile(file?.source ?? '')
      expect(Buffer.from(fetched.bytes).equals(bytes)).toBe(true)
    })

    it('sends a photo with words', async () => {
      await stand.act('say', { media: { kind: 'photo', data: png.toString('base64') }, text: 'look' })
      expect(await last(2)).toMatchObject({ content: { kind: 'photo', text: 'look' } })
    })

    it('sends an album: several messages, side by side', async () => {
      const photo = { kind: 'photo', data: png.toString('base64') }
      await stand.act('say', { media: [photo, photo, photo], text: 'three' })
      const parts = (await stand.received(4)).slice(1).filter(part => part.type === 'message')
      expect(parts.map(({ content }) => content.kind)).toEqual(['photo', 'photo', 'photo'])
      expect(parts[0]?.content).toMatchObject({ text: 'three' })
      expect(new Set(parts.map(({ externalId }) => externalId)).size).toBe(3)
      expect(new Set(parts.map(({ albumId }) => albumId)).size).toBe(1)
      expect(parts[0]?.albumId).toBeTruthy()
    })

    it('sends a place', async () => {
      await stand.act('say', { location: { latitude: 50.45, longitude: 30.52 } })
      expect(await last(2)).toMatchObject({
        content: { kind: 'location', latitude: 50.45, longitude: 30.52 },
      })
    })

    it('answers a message of ours', async () => {
      const ours = sentId(await stand.send(text('the price is 200')))
      await stand.act('say', { text: 'too much', reply_to: Number(ours) })
      expect(await last(2)).toMatchObject({
        content: text('too much'),
        replyTo: { externalId: ours, direction: 'out', kind: 'text', preview: 'the price is 200' },
      })
    })

    it('changes what was written', async () => {
      const id = await stand.act('say', { text: 'one' })
      await stand.act('edit', { [candidate.idField]: Number(id), text: 'two' })
      expect(await last(3)).toMatchObject({
        type: 'edit',
        externalId: expect.stringContaining(id),
        content: text('two'),
      })
    })

    it('reacts, and takes it back', async () => {
      const ours = sentId(await stand.send(text('welcome')))
      const target = { [candidate.idField]: Number(ours) }
      await stand.act('react', { ...target, emoji: candidate.emoji })
      expect(await last(2)).toMatchObject({ type: 'reaction', externalId: ours, emoji: [candidate.emoji] })
      await stand.act('react', { ...target, emoji: '' })
      expect(await last(3)).toMatchObject({ type: 'reaction', externalId: ours, emoji: [] })
    })

    it('presses a button, and is answered', async () => {
      const buttons = [
        {
          row: [
            { text: 'Да', press: 'yes 1' },
            { text: 'Сайт', url: 'https://example.com/a' },
          ],
        },
      ]
      const ours = sentId(await stand.send({ kind: 'text', text: 'Shall we?', buttons }))
      const shown = (await lastBubble())?.buttons
      expect(shown).toMatchObject([[{ text: 'Да' }, { text: 'Сайт', url: 'https://example.com/a' }]])
      await stand.act('press', { [candidate.idField]: Number(ours), data: shown?.[0]?.[0]?.data })
      const inbound = await last(2)
      expect(inbound).toMatchObject({
        type: 'press',
        sender: { externalId: stand.to },
        messageExternalId: ours,
        press: 'yes 1',
        answerId: expect.any(String),
      })
      const answerId = inbound?.type === 'press' ? (inbound.answerId ?? '') : ''
      const answer = { type: 'answer' as const, to: stand.to, answerId }
      expect(await stand.messenger.send(answer)).toMatchObject({ ok: true })
      // Too late, or once more, is no failure.
      expect(await stand.messenger.send(answer)).toMatchObject({ ok: true })
    })

    it('blocks us, and comes back', async () => {
      await stand.act('block')
      expect(await last(2)).toMatchObject({
        type: 'state',
        state: 'blocked',
        sender: { externalId: stand.to },
      })
      await stand.act('unblock')
      expect(await last(3)).toMatchObject({ type: 'state', state: 'subscribed' })
    })
  })

  describe('we', () => {
    it('write', async () => {
      const sending = await stand.send(text('good day 👋'))
      expect(sending).toMatchObject({ ok: true, at: expect.any(Number) })
      expect(await lastBubble()).toMatchObject({ id: sentId(sending), mine: false, text: 'good day 👋' })
    })

    it.each<[Content, string, Buffer]>([
      [{ kind: 'photo', file: stored('cat.png', 'image/png'), text: 'look' }, 'photo', png],
      [{ kind: 'video', file: stored('film.mp4', 'video/mp4'), text: 'look' }, 'video', mp4],
      [{ kind: 'voice', file: stored('voice.ogg', 'audio/ogg'), duration: 1 }, 'voice', ogg],
      [{ kind: 'audio', file: stored('song.ogg', 'audio/ogg'), text: 'listen' }, 'audio', ogg],
      [{ kind: 'file', file: stored('договор.pdf', 'application/pdf'), text: 'sign' }, 'document', pdf],
    ])('send $kind', async (content, shown, bytes) => {
      expect(await stand.send(content, { bytes })).toMatchObject({ ok: true })
      const bubble = await lastBubble()
      const as = can.sends[content.kind] === 'file' ? 'document' : shown
      expect(bubble).toMatchObject({
        mine: false,
        media: { kind: as },
        text: 'text' in content ? content.text : '',
      })
      expect((await stand.shownBytes(bubble)).equals(bytes)).toBe(true)
    })

    it('send an album as one, in its order, with the words on the first', async () => {
      const photo = (name: string, words?: string) => ({
        content: {
          kind: 'photo' as const,
          file: stored(name, 'image/png'),
          ...(words !== undefined && { text: words }),
        },
        file: { name, type: 'image/png', bytes: png },
      })
      const parts = [photo('a.png', 'three'), photo('b.png'), photo('c.png')]
      const sending = await stand.messenger.send({ type: 'album', id: 'an-album', to: stand.to, parts })
      expect(sending).toMatchObject({ ok: true, others: [expect.any(String), expect.any(String)] })
      const bubbles = (await stand.phone()).slice(1)
      const [first, ...more] = bubbles
      expect(first).toMatchObject({ id: sentId(sending), text: 'three', media: { kind: 'photo' } })
      expect(first?.album?.length ?? bubbles.length).toBe(3)
      expect(more.every(({ text, albumId }) => text === '' && albumId === first?.albumId)).toBe(true)
      expect(more).toHaveLength(can.albumIsOne ? 0 : 2)
    })

    it('send an album of eleven to nobody, and one of unlike kinds all the same', async () => {
      expect(can.maxAlbum).toBe(10)
      const part = (kind: 'photo' | 'file', name: string) => ({
        content: { kind, file: stored(name, 'image/png') },
        file: { name, type: 'image/png', bytes: png },
      })
      const eleven = Array.from({ length: 11 }, (_, n) => part('photo', `${n}.png`))
      const album = { type: 'album' as const, id: 'an-album', to: stand.to }
      expect(await stand.messenger.send({ ...album, parts: eleven })).toMatchObject({
        ok: false,
        failure: { class: 'bad_input' },
      })
      expect(await stand.phone()).toHaveLength(1)
      const mixed = [part('photo', 'a.png'), part('file', 'b.png')]
      expect(await stand.messenger.send({ ...album, parts: mixed })).toMatchObject({ ok: true })
    })

    it('answer a message of the person', async () => {
      const theirs = await stand.act('say', { text: 'how much?' })
      expect(await stand.send(text('200'), { replyTo: theirs })).toMatchObject({ ok: true })
      expect((await lastBubble())?.replyTo).toEqual({ id: theirs, text: 'how much?' })
    })

    it('change a text, and the same change again is none', async () => {
      const externalId = sentId(await stand.send(text('one')))
      const edit = {
        type: 'edit' as const,
        to: stand.to,
        externalId,
        before: text('one'),
        content: text('two'),
      }
      expect(await stand.messenger.send(edit)).toMatchObject({ ok: true, externalId })
      expect(await stand.messenger.send(edit)).toMatchObject({ ok: true, externalId })
      expect(await lastBubble()).toMatchObject({ text: 'two', editedAt: expect.any(Number) })
    })

    it('change a text, and its buttons stay', async () => {
      const buttons = [{ row: [{ text: 'Да', press: 'yes' }] }]
      const before: Content = { kind: 'text', text: 'one', buttons }
      const externalId = sentId(await stand.send(before))
      const content = { ...before, text: 'two' }
      const edit = { type: 'edit' as const, to: stand.to, externalId, before, content }
      expect(await stand.messenger.send(edit)).toMatchObject({ ok: true })
      expect(await lastBubble()).toMatchObject({ text: 'two', buttons: [[{ text: 'Да' }]] })
    })

    it('change a caption, and the file stays', async () => {
      const before: Content = { kind: 'photo', file: stored('cat.png', 'image/png'), text: 'one' }
      const externalId = sentId(await stand.send(before, { bytes: png }))
      const edit = {
        type: 'edit' as const,
        to: stand.to,
        externalId,
        before,
        content: { ...before, text: 'two' },
      }
      expect(await stand.messenger.send(edit)).toMatchObject({ ok: true, externalId })
      expect(await lastBubble()).toMatchObject({ text: 'two', media: { kind: 'photo' } })
    })

    it('take a message away', async () => {
      const externalId = sentId(await stand.send(text('oops')))
      expect(await stand.messenger.send({ type: 'remove', to: stand.to, externalId })).toMatchObject({
        ok: true,
        externalId,
      })
      expect(await lastBubble()).toMatchObject({ deleted: true })
    })

    it('react, and take it back', async () => {
      const externalId = await stand.act('say', { text: 'thanks' })
      const react = { type: 'react' as const, to: stand.to, externalId }
      expect(await stand.messenger.send({ ...react, emoji: candidate.emoji })).toMatchObject({ ok: true })
      expect((await lastBubble())?.reactions).toEqual([candidate.emoji])
      expect(await stand.messenger.send({ ...react, emoji: '' })).toMatchObject({ ok: true })
      expect((await lastBubble())?.reactions ?? []).toEqual([])
    })

    it('react with all that the capability table offers', async () => {
      const externalId = await stand.act('say', { text: 'thanks' })
      for (const emoji of can.reactions) {
        const sending = await stand.messenger.send({ type: 'react', to: stand.to, externalId, emoji })
        expect([emoji, sending.ok]).toEqual([emoji, true])
      }
    })
  })

  describe('what does not go', () => {
    const failed = async (sending: Promise<Sending>) => {
      const ended = await sending
      return ended.ok ? 'sent' : ended.failure
    }

    it('a text that is too long, and no call is made', async () => {
      const calls = await stand.calls()
      const long = text('x'.repeat(can.maxTextLength + 1))
      expect(await failed(stand.send(long))).toEqual({ class: 'bad_input', reason: 'too_long' })
      expect(await stand.calls()).toBe(calls)
      expect(await stand.send(text('x'.repeat(can.maxTextLength)))).toMatchObject({ ok: true })
    })

    it('more buttons than it takes, and no call is made; as many as it takes go', async () => {
      const { maxInRow, maxRows, most, maxTextLength } = can.buttons
      const row = (count: number, size = 2) => ({
        row: Array.from({ length: count }, (_, n) => ({ text: 'x'.repeat(size), press: `p ${n}` })),
      })
      const full = Array.from({ length: Math.min(maxRows, Math.floor(most / maxInRow)) }, () => row(maxInRow))
      const calls = await stand.calls()
      for (const buttons of [
        [row(maxInRow + 1)],
        Array.from({ length: maxRows + 1 }, () => row(1)),
        [row(1, maxTextLength + 1)],
      ]) {
        const ended = await failed(stand.send({ kind: 'text', text: 'choose', buttons }))
        expect(ended).toEqual({ class: 'bad_input', reason: 'bad_input' })
      }
      expect(await stand.calls()).toBe(calls)
      const sending = await stand.send({ kind: 'text', text: 'choose', buttons: full })
      expect(sending).toMatchObject({ ok: true })
      const long = [row(1, maxTextLength)]
      expect(await stand.send({ kind: 'text', text: 'choose', buttons: long })).toMatchObject({ ok: true })
    })

    it('a photo that is too big, and no call is made', async () => {
      const calls = await stand.calls()
      const photo: Content = { kind: 'photo', file: stored('cat.png', 'image/png') }
      const bytes = Buffer.alloc((can.maxBytes.photo ?? can.maxBytes.file) + 1)
      expect(await failed(stand.send(photo, { bytes }))).toEqual({ class: 'bad_input', reason: 'too_big' })
      expect(await stand.calls()).toBe(calls)
    })

    it('to a person who blocked us', async () => {
      await stand.act('block')
      expect(await failed(stand.send(text('hey')))).toEqual({
        class: 'person_refuses',
        reason: 'person_blocked',
      })
    })

    it('with a dead token', async () => {
      const dead = stand.other({ token: candidate.deadToken })
      const message = { type: 'message' as const, id: 'a', to: stand.to, content: text('hey') }
      expect(await failed(dead.send(message))).toEqual({ class: 'channel_auth' })
      expect(await dead.connect()).toMatchObject({ ok: false, why: 'refused' })
    })

    it('when the messenger asks to wait, and how long is known', async () => {
      await stand.fault({ method: candidate.sendMethod, nth: 1, ...candidate.rateFault })
      const failure = await failed(stand.send(text('hey')))
      expect(failure).toMatchObject({ class: 'rate', waitMs: expect.any(Number) })
      expect(await stand.phone()).toHaveLength(1)
    })

    it('when nobody is there: it provably did not go', async () => {
      const closed = createServer().listen(0, '127.0.0.1')
      await new Promise(resolve => closed.once('listening', resolve))
      const apiRoot = `http://127.0.0.1:${(closed.address() as AddressInfo).port}`
      await new Promise(resolve => closed.close(resolve))
      const message = { type: 'message' as const, id: 'a', to: stand.to, content: text('hey') }
      expect(await failed(stand.other({ apiRoot }).send(message))).toEqual({ class: 'pre_send' })
    })

    it('when the answer is lost nobody knows, and a repeat does what the messenger can', async () => {
      await stand.fault({ method: candidate.sendMethod, nth: 1, do: 'timeout-after-accept', ms: 0 })
      expect(await failed(stand.send(text('once'), { id: 'one-id' }))).toEqual({ class: 'ambiguous' })
      expect((await stand.phone()).map(({ text }) => text)).toEqual(['hello', 'once'])
      if (!can.idempotentSend) return
      const again = await stand.send(text('once'), { id: 'one-id' })
      expect(again).toMatchObject({ ok: true, externalId: (await lastBubble())?.id })
      expect((await stand.phone()).map(({ text }) => text)).toEqual(['hello', 'once'])
    })

    it('a removal after its window', async () => {
      const externalId = sentId(await stand.send(text('old')))
      await stand.advance(can.removeWindowMs + HOUR)
      const removal = { type: 'remove' as const, to: stand.to, externalId }
      expect(await failed(stand.messenger.send(removal))).toEqual({ class: 'too_late' })
      expect(await lastBubble()).not.toHaveProperty('deleted')
    })

    it('an edit after its window, where there is one', async () => {
      const externalId = sentId(await stand.send(text('old')))
      await stand.advance((can.editWindowMs ?? 400 * 24 * HOUR) + HOUR)
      const edit = {
        type: 'edit' as const,
        to: stand.to,
        externalId,
        before: text('old'),
        content: text('new'),
      }
      const ended = await failed(stand.messenger.send(edit))
      expect(ended).toEqual(can.editWindowMs === null ? 'sent' : { class: 'too_late' })
      expect(await lastBubble()).toMatchObject({ text: can.editWindowMs === null ? 'new' : 'old' })
    })
  })

  describe('files of the messenger', () => {
    async function photo() {
      await stand.act('say', { media: { kind: 'photo', data: png.toString('base64') } })
      const inbound = await last(2)
      return inbound?.type === 'message' && 'file' in inbound.content
        ? (inbound.content.file.source ?? '')
        : ''
    }
    const failure = (work: Promise<unknown>) =>
      work.then(
        () => 'opened',
        (error: unknown) => error,
      )

    it.each([
      ['broke off', { do: 'reset' }],
      ['is refused for now', { do: 'status', code: 503 }],
    ])('one that %s may go better later', async (_name, fault) => {
      const source = await photo()
      await stand.fault({ method: 'file', nth: 1, ...fault })
      const error = await failure(stand.messenger.openFile(source))
      expect(error).toBeInstanceOf(Error)
      expect(fileRefusalOf(error)).toBeNull()
      expect(String(error)).not.toContain(candidate.token)
      expect(Buffer.from((await stand.messenger.openFile(source)).bytes).equals(png)).toBe(true)
    })

    it('half a file is none', async () => {
      const source = await photo()
      await stand.fault({ method: 'file', nth: 1, do: 'cut' })
      expect(await failure(stand.messenger.openFile(source))).toBeInstanceOf(Error)
    })

    it('the photo of a person, and of the channel itself', async () => {
      const { photo } = await stand.messenger.profile(stand.to)
      expect((await stand.messenger.openFile(photo ?? '')).contentType).toMatch(/^image\//)
      expect(await stand.messenger.profile('999999999')).toMatchObject({ photo: null })
      const connected = await stand.messenger.connect()
      expect(connected).toMatchObject({ ok: true, identity: { title: expect.stringContaining('Демо') } })
    })
  })
})
