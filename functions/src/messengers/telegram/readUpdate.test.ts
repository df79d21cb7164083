import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readUpdate } from './readUpdate.ts'

const folder = new URL('fixtures/', import.meta.url)
const fixture = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))
const ARRIVED = 1_763_800_123_456
const read = (name: string) => readUpdate(fixture(name), ARRIVED)
const eve = { externalId: '52500', name: 'Eve Adams', username: 'eve' }

describe('updates as Telegram sends them', () => {
  it('a text', () => {
    expect(read('text')).toEqual({
      type: 'inbound',
      updateId: '10000',
      inbound: {
        type: 'message',
        sender: eve,
        externalId: '1365',
        at: 1_763_800_000_000,
        content: { kind: 'text', text: 'Здравствуйте! https://example.org 👋' },
      },
    })
  })
  it.each([
    ['start', ''],
    ['start-payload', 'spring_2026-ad'],
  ])('%s', (name, payload) => {
    expect(read(name)).toMatchObject({ inbound: { type: 'message', start: { payload } } })
  })
  it('an edit', () => {
    expect(read('edited-text')).toMatchObject({
      inbound: { type: 'edit', externalId: '1365', at: 1_763_800_000_000, editedAt: 1_763_800_060_000 },
    })
  })
  it.each([
    ['blocked', 'blocked'],
    ['unblocked', 'subscribed'],
  ])('%s', (name, state) => {
    expect(read(name)).toMatchObject({
      inbound: { type: 'state', state, updateId: expect.any(String), sender: eve },
    })
  })
  it('a group is not a person', () => {
    expect(read('group-text')).toMatchObject({ type: 'ignored', reason: 'not_private' })
  })
  it('a press of a button', () => {
    expect(read('callback-query')).toEqual({
      type: 'inbound',
      updateId: '10012',
      inbound: {
        type: 'press',
        sender: eve,
        updateId: '10012',
        at: ARRIVED,
        messageExternalId: '1365',
        press: 'yes',
        answerId: '4382',
      },
    })
  })
  it('a press on a message that Telegram shows no longer', () => {
    const update = fixture('callback-query')
    update.callback_query.message = { message_id: 1365, date: 0, chat: update.callback_query.message.chat }
    expect(readUpdate(update, ARRIVED)).toMatchObject({
      inbound: { type: 'press', messageExternalId: '1365' },
    })
  })
  it('what we did not ask for is kept', () => {
    const update = { update_id: 10, poll_answer: {} }
    expect(readUpdate(update, ARRIVED)).toMatchObject({ type: 'poison', reason: 'unknown_kind:poll_answer' })
  })
  it('every fixture is an update', () => {
    for (const file of readdirSync(folder)) {
      expect(read(file.replace('.json', '')).type, file).not.toBe('no_update')
    }
  })
})

describe('whatever comes', () => {
  it('it throws nothing', () => {
    fc.assert(fc.property(fc.jsonValue(), value => void readUpdate(value, ARRIVED)))
  })
  it('an update with any one part broken is read, kept or ignored, but never lost', () => {
    const names = readdirSync(folder).map(file => file.replace('.json', ''))
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(), fc.jsonValue(), (name, at, value) => {
        const update = fixture(name)
        const holders = everyObjectIn(update).filter(one => one !== update)
        const holder = holders[at % holders.length] ?? {}
        const key = Object.keys(holder)[at % Object.keys(holder).length]
        if (key !== undefined) holder[key] = value
        expect(readUpdate(update, ARRIVED).type).not.toBe('no_update')
      }),
      { numRuns: 500 },
    )
  })
  it('lone surrogates do not reach the database', () => {
    const update = fixture('text')
    update.message.text = 'a\ud800b'
    update.message.from.first_name = '\udfff'
    expect(JSON.stringify(readUpdate(update, ARRIVED))).not.toMatch(/\\ud[89a-f]/i)
  })
  it.each(['/start', '/start ', '/start x', '/start@bot x', '/starting', ' /start x', '/start x y'])(
    '%j',
    text => {
      const update = fixture('text')
      update.message.text = text
      const result = readUpdate(update, ARRIVED)
      const isStart = result.type === 'inbound' && result.inbound.type === 'message' && result.inbound.start
      expect(Boolean(isStart)).toBe(['/start', '/start ', '/start x', '/start@bot x'].includes(text))
    },
  )
})

type Loose = { [key: string]: unknown }
const isLoose = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const everyObjectIn = (value: unknown): Loose[] =>
  isLoose(value) ? [value, ...Object.values(value).flatMap(everyObjectIn)] : []
