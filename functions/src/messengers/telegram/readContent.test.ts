import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contentSchema } from '@chats/domain/Content'
import type { Content } from '@chats/domain/Content'
import { readContent } from './readContent.ts'
import { readUpdate } from './readUpdate.ts'

const fixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8'))
const inbound = (name: string) => {
  const read = readUpdate(fixture(name), 0)
  return read.type === 'inbound' ? read.inbound : read
}
const pending = (source: string, name: string, type: string, size: number) => ({
  state: 'pending' as const,
  name,
  type,
  size,
  source,
})

describe('what a message carries', () => {
  const rows: readonly [string, Content][] = [
    [
      'formatted-text',
      {
        kind: 'text',
        text: '👋 Bold, italic, spoiler, code and a link for @eve #sale',
        formatting: [
          { type: 'bold', offset: 3, length: 4 },
          { type: 'italic', offset: 9, length: 6 },
          { type: 'spoiler', offset: 17, length: 7 },
          { type: 'code', offset: 26, length: 4 },
          { type: 'link', offset: 37, length: 4, url: 'https://example.org/prices' },
          { type: 'mention', offset: 46, length: 4 },
        ],
      },
    ],
    [
      'photo',
      {
        kind: 'photo',
        file: pending('AgACAgIAAxkBAAIG', 'photo.jpg', 'image/jpeg', 19253),
        width: 320,
        height: 240,
        text: 'look',
      },
    ],
    [
      'album-part',
      {
        kind: 'photo',
        file: pending('AgACAgIAAxkBAAIJ', 'photo.jpg', 'image/jpeg', 84123),
        width: 1280,
        height: 853,
      },
    ],
    [
      'live-photo',
      {
        kind: 'photo',
        file: pending('AgACAgIAAxkBAALP', 'photo.jpg', 'image/jpeg', 84123),
        width: 960,
        height: 1280,
      },
    ],
    [
      'video',
      {
        kind: 'video',
        file: pending('BAACAgIAAxkBAAIV', 'IMG_0042.MOV', 'video/quicktime', 4201234),
        width: 1280,
        height: 720,
        duration: 12,
        text: 'how it works',
        formatting: [{ type: 'bold', offset: 0, length: 3 }],
      },
    ],
    [
      'video-note',
      {
        kind: 'round',
        file: pending('DQACAgIAAxkBAAIN', 'round.mp4', 'video/mp4', 512345),
        width: 384,
        height: 384,
        duration: 5,
      },
    ],
    [
      'animation',
      {
        kind: 'animation',
        file: pending('CgACAgQAAxkBAAIG', 'a.mp4', 'video/mp4', 1000),
        width: 320,
        height: 240,
        duration: 2,
      },
    ],
    [
      'sticker',
      {
        kind: 'sticker',
        file: pending('CAACAgIAAxkBAAIS', 'sticker.webp', 'image/webp', 23456),
        width: 512,
        height: 512,
        text: '👍',
      },
    ],
    [
      'sticker-animated',
      {
        kind: 'sticker',
        file: pending('AAMCAgADGQEAAgST', 'sticker.webp', 'image/webp', 5120),
        width: 512,
        height: 512,
        text: '👍',
      },
    ],
    [
      'sticker-video',
      {
        kind: 'sticker',
        file: pending('CAACAgIAAxkBAAIW', 'sticker.webm', 'video/webm', 98456),
        width: 512,
        height: 512,
        text: '👍',
      },
    ],
    [
      'voice',
      { kind: 'voice', file: pending('AwACAgIAAxkBAAIG', 'voice.ogg', 'audio/ogg', 9000), duration: 3 },
    ],
    [
      'audio',
      {
        kind: 'audio',
        file: pending('CQACAgIAAxkBAAIM', 'song.mp3', 'audio/mpeg', 5201234),
        duration: 215,
        title: 'Chervona Ruta',
        performer: 'Sofia Rotaru',
      },
    ],
    [
      'document',
      {
        kind: 'file',
        file: pending('BQACAgIAAxkBAAID', 'Договор № 7.pdf', 'application/pdf', 120345),
        text: 'sign here',
      },
    ],
    [
      'document-too-big',
      {
        kind: 'file',
        file: {
          ...pending('BQACAgIAAxkBAAIB', 'backup.zip', 'application/zip', 31457280),
          state: 'too_big',
        },
      },
    ],
    ['location', { kind: 'location', latitude: 50.450001, longitude: 30.523333 }],
    [
      'venue',
      {
        kind: 'location',
        latitude: 50.450001,
        longitude: 30.523333,
        text: 'Globus',
        address: 'Maidan Nezalezhnosti 1',
      },
    ],
    ['contact', { kind: 'contact', text: 'Bob', phone: '+380000000000' }],
    ['poll', { kind: 'poll', text: 'When?', options: ['Today', 'Tomorrow'] }],
    ['forward', { kind: 'text', text: 'forwarded words' }],
    ['dice', { kind: 'unsupported', what: 'dice' }],
    ['game', { kind: 'unsupported', what: 'game' }],
    ['checklist', { kind: 'unsupported', what: 'checklist' }],
    ['story', { kind: 'unsupported', what: 'story' }],
    ['paid-media', { kind: 'unsupported', what: 'paid_media', text: 'for stars' }],
    ['gift', { kind: 'unsupported', what: 'gift' }],
    ['unknown-content', { kind: 'unsupported', what: 'hologram' }],
  ]
  it.each(rows)('%s', (name, content) => {
    expect(inbound(name)).toMatchObject({ type: 'message', content })
    expect(inbound(name)).toHaveProperty('content', content)
    expect(contentSchema.parse(content)).toEqual(content)
  })

  it('an animated sticker without a still picture keeps its own file', () => {
    const { message } = fixture('sticker-animated')
    delete message.sticker.thumbnail
    expect(readContent(message)).toMatchObject({
      kind: 'sticker',
      file: { source: 'CAACAgIAAxkBAAIA', type: 'application/x-tgsticker' },
      text: '👍',
    })
  })

  it('a known kind of another shape is shown by its name', () => {
    expect(readContent({ photo: [], caption: 'look' })).toEqual({
      kind: 'unsupported',
      what: 'photo',
      text: 'look',
    })
    expect(readContent({ location: { latitude: 91, longitude: 0 } })).toEqual({
      kind: 'unsupported',
      what: 'location',
    })
  })

  it('the parts of an album share its id', () => {
    expect(inbound('album-part')).toMatchObject({ albumId: '13541234567890' })
    expect(inbound('photo')).not.toHaveProperty('albumId')
  })

  it('an edited caption', () => {
    expect(inbound('edited-caption')).toMatchObject({
      type: 'edit',
      content: { kind: 'photo', text: 'look here' },
      editedAt: 1_763_800_060_000,
    })
  })
})

describe('what a message answers', () => {
  it.each([
    [
      'reply',
      {
        externalId: '1360',
        direction: 'out',
        kind: 'text',
        preview: 'Our course begins on Monday. The price is 200.',
      },
    ],
    ['reply-quote', { externalId: '1360', direction: 'out', kind: 'text', preview: 'The price is 200.' }],
    ['reply-media', { externalId: '1361', direction: 'in', kind: 'voice', preview: '' }],
    ['external-reply', { externalId: '', direction: 'in', kind: 'text', preview: 'sale until Friday' }],
  ])('%s', (name, replyTo) => {
    expect(inbound(name)).toHaveProperty('replyTo', replyTo)
  })
  it('nothing, when it answers nothing or something odd', () => {
    expect(inbound('text')).not.toHaveProperty('replyTo')
    const update = fixture('text')
    update.message.reply_to_message = { message_id: 'x' }
    expect(readUpdate(update, 0)).not.toHaveProperty('inbound.replyTo')
  })
})

describe('reactions', () => {
  it.each([
    ['reaction', ['❤']],
    ['reaction-taken-back', []],
  ])('%s', (name, emoji) => {
    expect(inbound(name)).toEqual({
      type: 'reaction',
      sender: { externalId: '52500', name: 'Eve Adams', username: 'eve' },
      externalId: '1360',
      at: 1_763_800_100_000,
      emoji,
    })
  })
})

describe('whatever a message carries', () => {
  const names = [
    'photo',
    'video',
    'video-note',
    'sticker-animated',
    'voice',
    'audio',
    'document',
    'location',
    'venue',
    'contact',
    'poll',
    'formatted-text',
    'external-reply',
  ]
  it('it is read as something that can be stored', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.nat(),
        fc.oneof(fc.jsonValue(), fc.string({ minLength: 500, maxLength: 3000, unit: 'binary' })),
        (name, at, value) => {
          const { message } = fixture(name)
          const holders = everyObjectIn(message).filter(one => one !== message)
          const holder = holders[at % holders.length] ?? {}
          const key = Object.keys(holder)[at % Object.keys(holder).length]
          if (key !== undefined) holder[key] = value
          const read = readUpdate({ update_id: 1, message }, 0)
          if (read.type !== 'inbound' || !('content' in read.inbound)) return
          const { content } = read.inbound
          expect(contentSchema.parse(content)).toEqual(content)
          expect(JSON.stringify(content)).not.toMatch(/\\ud[89a-f]/i)
        },
      ),
      { numRuns: 1000 },
    )
  })
})

type Loose = { [key: string]: unknown }
const everyObjectIn = (value: unknown): Loose[] =>
  typeof value === 'object' && value !== null
    ? [...(Array.isArray(value) ? [] : [value as Loose]), ...Object.values(value).flatMap(everyObjectIn)]
    : []
