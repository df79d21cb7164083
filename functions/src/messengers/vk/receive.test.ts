import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { receive } from './receive.ts'

const fixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8')) as object
const secrets = { accepted: ['a-secret-of-the-channel'], groupId: '222222', confirmation: 'c0ffee' }
const post = (body: object | string, known: Parameters<typeof receive>[1] = secrets) =>
  receive(
    {
      header: name => (name === 'content-type' ? 'application/json' : undefined),
      body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
      arrivedAt: 1000,
    },
    known,
  )

describe('the question whether the address is ours', () => {
  it('is answered with the word of the channel, without a secret', () => {
    expect(post(fixture('confirmation'))).toEqual({ type: 'confirmation', text: 'c0ffee' })
  })
  it('of another community is not', () => {
    expect(post({ type: 'confirmation', group_id: 1 })).toEqual({ type: 'unauthentic', status: 403 })
  })
  it.each([
    ['the word is', { accepted: [], groupId: '222222' }],
    ['anything is', { accepted: [] }],
    ['the community is', { accepted: [], confirmation: 'c0ffee' }],
  ])('is not answered before %s known', (_name, known) => {
    expect(post(fixture('confirmation'), known)).toEqual({ type: 'confirmation', text: null })
  })
})

describe('who may bring events', () => {
  it('VK, with the secret of the channel', () => {
    const body = fixture('text')
    expect(post(body)).toMatchObject({ type: 'inbound', raw: JSON.stringify(body) })
  })
  it('also with the secret before it', () => {
    expect(post(fixture('text'), { ...secrets, accepted: ['new', ...secrets.accepted] }).type).toBe('inbound')
  })
  it.each([
    ['no secret', { secret: undefined }, 401],
    ['an empty secret', { secret: '' }, 401],
    ['a wrong secret', { secret: 'x'.repeat(23) }, 403],
    ['another community', { group_id: 222_223 }, 403],
  ])('%s: %j is %i', (_name, change, status) => {
    expect(post({ ...fixture('text'), ...change })).toEqual({ type: 'unauthentic', status })
  })
  it('nobody, while the community is not known', () => {
    expect(post(fixture('text'), { accepted: secrets.accepted })).toEqual({
      type: 'unauthentic',
      status: 403,
    })
  })
})

describe('what is no event', () => {
  it.each([
    ['', 400],
    ['null', 400],
    ['[]', 400],
    ['{"type":"message_new"}', 400],
    ['{"type":5,"group_id":222222}', 400],
    ['{"type":"","group_id":222222}', 400],
    ['{"type":"message_new","group_id":"222222"}', 400],
    ['{"type":"message_new","group_id":222222,"secret":{"a":1}}', 400],
    [`{"type":"message_new","group_id":222222,"object":${'['.repeat(100)}${']'.repeat(100)}}`, 400],
    [' '.repeat(1024 * 1024 + 1), 413],
  ])('%.60s is %i', (body, status) => {
    expect(post(body)).toEqual({ type: 'refused', status })
  })
})
