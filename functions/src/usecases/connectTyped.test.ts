import { expect, it } from 'vitest'
import { asksToConnect } from './connectTyped.ts'

const isPrepared = ({ token, webhookSecret }: { readonly [field: string]: unknown }) =>
  webhookSecret === `secret of ${String(token)}`
const typed = { messenger: 'telegram', token: 'a' }
const connected = { ...typed, webhookSecret: 'secret of a' }

it.each([
  ['a token is typed', undefined, typed, true],
  ['another token is typed', connected, { ...connected, token: 'b' }, true],
  ['the webhook’s secret is taken away', connected, typed, true],
  ['an error is written beside', connected, { ...connected, error: 'x' }, false],
  [
    'a wrong token is typed again',
    { ...connected, token: 'b', error: 'x' },
    { ...connected, error: 'x' },
    true,
  ],
  ['functions keep the secret of a typed token', typed, connected, false],
  ['functions keep a new channel', undefined, connected, false],
  ['functions keep another token', connected, { ...typed, token: 'b', webhookSecret: 'secret of b' }, false],
  ['it is deleted', connected, undefined, false],
])('%s: %j → %j asks to connect: %s', (_name, before, after, asks) => {
  expect(asksToConnect(before, after, isPrepared)).toBe(asks)
})
