import fc from 'fast-check'
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contentSchema } from '@chats/domain/Content'
import { readUpdate } from './readUpdate.ts'
import { envelopeSchema } from './updateSchema.ts'

const folder = new URL('fixtures/', import.meta.url)
const fixture = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))
const arrivedAt = 1_763_800_001_234
const readEvent = (event: object) =>
  readUpdate(envelopeSchema.parse(event), { raw: JSON.stringify(event), arrivedAt })
const read = (name: string) => readEvent(fixture(name))
const eve = { externalId: '52500', name: '' }
const at = 1_763_800_000_000

/** The contents of everything that an event brought, in order. */
function contents(name: string) {
  const update = read(name)
  if (update.type !== 'inbound') throw new Error(update.reason)
  return [update.inbound, ...(update.more ?? [])].map(one => ('content' in one ? one.content : null))
}
const file = (state: string, name: string, type: string, more: object = {}) => ({
  state,
  name,
  type,
  ...more,
})

describe('a press of a button', () => {
  const event = (object: object) => {
    const press = fixture('press')
    return readEvent({ ...press, object: { ...press.object, ...object } })
  }
  it('is read with its message and with what answers it', () => {
    expect(read('press')).toEqual({
      type: 'inbound',
      updateId: '00000000000000000000000000009f3c1d2e92d1',
      inbound: {
        type: 'press',
        sender: eve,
        updateId: '00000000000000000000000000009f3c1d2e92d1',
        at: arrivedAt,
        messageExternalId: '16',
        press: 'rate 5',
        answerId: '64e7a1b2c3d4',
      },
    })
  })
  it('is read where VK gives the payload as text', () => {
    expect(event({ payload: '{"press":"yes"}' })).toMatchObject({ inbound: { press: 'yes' } })
  })
  it.each([
    ['another tool’s button', { payload: { command: 'menu' } }],
    ['a payload that is no JSON', { payload: 'menu' }],
    ['more than we ever send', { payload: { press: 'x'.repeat(65) } }],
    ['no message', { conversation_message_id: undefined }],
  ])('is none of ours: %s', (_name, object) => {
    expect(event(object)).toMatchObject({ type: 'ignored', reason: 'not_ours' })
  })
  it('in a group chat is nobody’s', () => {
    expect(event({ peer_id: 2_000_000_001 })).toMatchObject({ type: 'ignored', reason: 'not_private' })
  })
})

describe('what the person writes', () => {
  it('a text', () => {
    expect(read('text')).toEqual({
      type: 'inbound',
      updateId: expect.stringMatching(/^[0-9a-f]{40}$/),
      inbound: {
        type: 'message',
        sender: eve,
        externalId: '15',
        at,
        content: { kind: 'text', text: 'Здравствуйте! https://example.org 👋' },
      },
    })
  })
  it('formatting, but no script and nothing beyond the text', () => {
    expect(contents('formatted')).toEqual([
      {
        kind: 'text',
        text: 'bold and link',
        formatting: [
          { type: 'bold', offset: 0, length: 4 },
          { type: 'link', offset: 9, length: 4, url: 'https://example.org' },
        ],
      },
    ])
  })
  it('an edit', () => {
    expect(read('edit')).toMatchObject({
      inbound: {
        type: 'edit',
        externalId: '15',
        at,
        editedAt: at + 60_000,
        content: { text: 'Здравствуйте!!' },
      },
    })
  })
  it('a reply', () => {
    expect(read('reply')).toMatchObject({
      inbound: {
        replyTo: { externalId: '12', direction: 'out', kind: 'text', preview: 'Вам удобно завтра?' },
      },
    })
  })
  it('a press on «Start» is a start, with what the link carried', () => {
    expect(read('start')).toMatchObject({
      inbound: { type: 'message', externalId: '15', start: { payload: 'spring-ad' } },
    })
    expect(read('start')).not.toHaveProperty('more')
  })
  it('what the link carried stands before the first words, and loses none of them', () => {
    expect(read('ref')).toMatchObject({
      inbound: { type: 'message', externalId: '15-0', at: at - 1, start: { payload: 'spring-ad' } },
      more: [{ at, type: 'message', externalId: '15', content: { kind: 'text', text: 'Хочу на курс' } }],
    })
  })
})

describe('what it carries', () => {
  const url = (n: number) => `https://sun9-1.userapi.com/impg/${n}/z.jpg?size=1280x960&sign=1&type=album`
  const photo = (n: number) => ({
    kind: 'photo',
    width: 1280,
    height: 960,
    file: file('pending', 'photo.jpg', 'image/jpeg', { source: url(n) }),
  })
  const pdf = {
    kind: 'file',
    file: file('pending', 'Договор.pdf', 'application/octet-stream', {
      size: 194_131,
      source: 'https://vk.com/doc52500_690002?hash=abc&dl=def&api=1&no_preview=1',
    }),
  }
  const rows: readonly [string, readonly object[]][] = [
    ['photo', [{ ...photo(0), text: 'look' }]],
    ['album', [{ ...photo(0), text: 'three' }, photo(1), pdf]],
    ['doc', [pdf]],
    [
      'gif',
      [
        {
          kind: 'animation',
          file: file('pending', 'cat.gif', 'image/gif', {
            size: 1_200_000,
            source: 'https://vk.com/doc52500_690003?hash=abc',
          }),
        },
      ],
    ],
    ['big-doc', [{ kind: 'file', file: expect.objectContaining({ state: 'too_big', size: 52_428_800 }) }]],
    [
      'voice',
      [
        {
          kind: 'voice',
          duration: 4,
          peaks: Array.from({ length: 64 }, (_, n) => (n * 2 + 1) % 32),
          file: file('pending', 'voice.mp3', 'audio/mpeg', {
            source: 'https://psv4.userapi.com/s/v1/amsg/a.mp3',
          }),
        },
      ],
    ],
    [
      'sticker',
      [
        {
          kind: 'sticker',
          width: 512,
          height: 512,
          file: file('pending', 'sticker.png', 'image/png', { source: 'https://vk.com/sticker/1-9008-512' }),
        },
      ],
    ],
    [
      'video',
      [
        {
          kind: 'video',
          duration: 73,
          file: file('failed', 'Отпуск', 'video/mp4'),
          text: 'как мы отдыхали\nhttps://vk.com/video52500_456239035',
        },
      ],
    ],
    [
      'audio',
      [
        {
          kind: 'audio',
          title: 'Спокойная ночь',
          performer: 'Кино',
          duration: 364,
          file: expect.objectContaining({ name: 'Кино – Спокойная ночь.mp3', type: 'audio/mpeg' }),
        },
      ],
    ],
    [
      'wall',
      [{ kind: 'unsupported', what: 'wall', text: 'https://vk.com/wall-222222_311\nСкидки всю неделю' }],
    ],
    ['link', [{ kind: 'text', text: 'смотрите\nПример\nhttps://example.org/page' }]],
    ['poll', [{ kind: 'poll', text: 'Когда удобнее?', options: ['Утром', 'Вечером'] }]],
    [
      'market',
      [
        { kind: 'text', text: 'есть?' },
        {
          kind: 'unsupported',
          what: 'market',
          text: 'Курс «Основы»\n19 900 ₽\nhttps://vk.com/market-222222_77',
        },
      ],
    ],
    ['story', [{ kind: 'unsupported', what: 'story', text: 'https://vk.com/story52500_456239018' }]],
    [
      'unknown-attachment',
      [
        { kind: 'text', text: '?' },
        { kind: 'unsupported', what: 'hologram', text: 'Новое\nhttps://vk.com/hologram1' },
      ],
    ],
    [
      'geo',
      [
        { kind: 'text', text: 'я тут' },
        {
          kind: 'location',
          latitude: 50.4501,
          longitude: 30.5234,
          text: 'Хрещатик, 1',
          address: 'Київ, Україна',
        },
      ],
    ],
    [
      'forwards',
      [
        {
          ...photo(5),
          text: 'вот что писали\nid777: Цена?\nclub222222: 100 ₽',
          formatting: [
            { type: 'quote', offset: 15, length: 12 },
            { type: 'quote', offset: 28, length: 17 },
          ],
        },
      ],
    ],
  ]
  it.each(rows)('%s', (name, expected) => {
    expect(contents(name)).toEqual(expected)
  })
  it('many things are messages beside each other, the first of them with the message’s own number', () => {
    const update = read('album')
    if (update.type !== 'inbound') throw new Error(update.type)
    expect([update.inbound, ...(update.more ?? [])]).toMatchObject([
      { externalId: '15', albumId: '15' },
      { externalId: '15-1', albumId: '15' },
      { externalId: '15-2', albumId: '15' },
    ])
  })
  it('an attachment without its object is shown by its name', () => {
    const event = fixture('photo')
    event.object.message.attachments = [{ type: 'photo' }, { type: '__proto__' }, { type: 'constructor' }]
    event.object.message.text = ''
    expect(readEvent(event)).toMatchObject({
      inbound: { content: { kind: 'unsupported', what: 'photo' } },
      more: [{ content: { what: '__proto__' } }, { content: { what: 'constructor' } }],
    })
  })
  it('a message that says nothing is still shown', () => {
    const event = fixture('text')
    event.object.message.text = ''
    expect(readEvent(event)).toMatchObject({ inbound: { content: { kind: 'unsupported', what: 'empty' } } })
  })
  it('a huge heap of forwards becomes no more than forty messages', () => {
    const event = fixture('photo')
    const [photo] = event.object.message.attachments
    event.object.message.fwd_messages = Array.from({ length: 500 }, (_, n) => ({
      from_id: 1,
      text: `t${n}`,
      attachments: [photo],
    }))
    const update = readEvent(event)
    expect(update.type === 'inbound' && update.more).toHaveLength(39)
  })
})

describe('our side as VK tells it back', () => {
  it('what we sent has its key', () => {
    expect(read('echo')).toMatchObject({
      inbound: { type: 'echo', sender: eve, externalId: '16', sendKey: '4503599627370497' },
    })
  })
  it('what was written in VK has none', () => {
    const { inbound } = read('echo-of-admin') as { inbound: object }
    expect(inbound).toMatchObject({ type: 'echo', externalId: '17', content: { text: 'Пишу из ВКонтакте' } })
    expect(inbound).not.toHaveProperty('sendKey')
  })
  it('what was changed in VK is an echo with the time of it', () => {
    expect(read('edit-of-ours')).toMatchObject({
      inbound: { type: 'echo', externalId: '16', editedAt: at + 90_000, content: { text: 'Исправлено' } },
    })
  })
})

describe('what the person does', () => {
  it.each([
    ['allow', { type: 'state', state: 'subscribed', sender: eve, at: arrivedAt }],
    ['deny', { type: 'state', state: 'blocked', sender: eve, at: arrivedAt }],
    ['read', { type: 'read', externalId: '16', sender: eve, at: arrivedAt }],
    ['typing', { type: 'typing', sender: eve, at: arrivedAt }],
    ['reaction', { type: 'reaction', externalId: '16', emoji: ['👍'], sender: eve, at: arrivedAt }],
    ['reaction-gone', { type: 'reaction', externalId: '16', emoji: [], sender: eve, at: arrivedAt }],
    ['reaction-new', { type: 'reaction', externalId: '16', emoji: ['✨'], sender: eve, at: arrivedAt }],
  ])('%s', (name, inbound) => {
    expect(read(name)).toMatchObject({ type: 'inbound', inbound })
  })
  it('a state goes by the event’s id, so a repeat of it is known', () => {
    const { event_id } = fixture('deny')
    expect(read('deny')).toMatchObject({ updateId: event_id, inbound: { updateId: event_id } })
  })
  it.each([
    ['group-chat', 'not_private'],
    ['reaction-of-ours', 'not_of_the_person'],
  ])('%s is ignored', (name, reason) => {
    expect(read(name)).toMatchObject({ type: 'ignored', reason })
  })
})

describe('what cannot be read', () => {
  it('an event that we did not ask for is kept', () => {
    expect(read('unknown-event')).toMatchObject({ type: 'poison', reason: 'unknown_kind:wall_post_new' })
  })
  it('a known one of another shape is kept', () => {
    const event = fixture('text')
    event.object.message.conversation_message_id = '../../people/x'
    expect(readEvent(event)).toMatchObject({
      type: 'poison',
      reason: 'shape:message_new:message.conversation_message_id',
    })
  })
  it.each([undefined, '../x', 'a/b', '', 'x'.repeat(65)])(
    'an event id %j is no part of a path: one follows from the body',
    event_id => {
      const { updateId } = readEvent({ ...fixture('text'), event_id })
      expect(updateId).toMatch(/^[0-9a-f]{40}$/)
      expect(readEvent({ ...fixture('text'), event_id }).updateId).toBe(updateId)
    },
  )
})

it('whatever stands in place of any value, nothing is thrown and what is read is content', () => {
  const names = readdirSync(folder).map(name => name.replace('.json', ''))
  const odd = fc.oneof(fc.jsonValue(), fc.constantFrom(null, -1, 0.5, 2e9, '\ud800', '__proto__', [], {}))
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.array(fc.nat(400), { maxLength: 3 }),
      odd,
      (name, spots, value) => {
        const event = envelopeSchema.parse(fixture(name))
        for (const spot of spots) putAt(event['object'], spot, structuredClone(value))
        const update = readEvent(event)
        if (update.type !== 'inbound') return
        for (const one of [update.inbound, ...(update.more ?? [])]) {
          if ('content' in one) contentSchema.parse(one.content)
        }
      },
    ),
    { numRuns: 3000 },
  )
})

/** Puts a value in the n-th place of a tree, counted through all of it. */
function putAt(tree: unknown, n: number, value: unknown): void {
  const places: [object, string][] = []
  const walk = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return
    for (const [key, inner] of Object.entries(node)) {
      places.push([node, key])
      walk(inner)
    }
  }
  walk(tree)
  const place = places[n % Math.max(1, places.length)]
  if (place) Reflect.set(place[0], place[1], value)
}
