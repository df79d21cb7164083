import { expect, it } from 'vitest'
import type { SendFailure } from '@chats/domain/Sending'
import { vkError } from './vkError.ts'

const refuses = (reason: 'person_blocked' | 'person_deactivated' | 'person_unreachable'): SendFailure => ({
  class: 'person_refuses',
  reason,
})
const wrong = (reason: 'too_long' | 'too_big' | 'bad_input'): SendFailure => ({ class: 'bad_input', reason })

const rows: readonly [number, string, SendFailure][] = [
  [6, 'too many requests per second', { class: 'rate', waitMs: 1000 }],
  [9, 'flood control', { class: 'rate', waitMs: 15_000, grows: true }],
  [29, 'rate limit reached', { class: 'rate', waitMs: 300_000 }],
  [601, 'too many of this action', { class: 'rate', waitMs: 60_000 }],
  [14, 'captcha needed', { class: 'rate', waitMs: 900_000 }],
  [1, 'unknown error', { class: 'ambiguous' }],
  [10, 'internal server error', { class: 'ambiguous' }],
  [5, 'user authorization failed', { class: 'channel_auth' }],
  [27, 'group authorization failed', { class: 'channel_auth' }],
  [28, 'application authorization failed', { class: 'channel_auth' }],
  [1117, 'the token has expired', { class: 'channel_auth' }],
  [18, 'user deleted or banned', refuses('person_deactivated')],
  [900, 'blacklist', refuses('person_blocked')],
  [901, 'no permission', refuses('person_blocked')],
  [902, 'privacy settings', refuses('person_unreachable')],
  [917, 'no access to this chat', refuses('person_unreachable')],
  [932, 'the community cannot interact with this peer', refuses('person_unreachable')],
  [936, 'contact not found', refuses('person_unreachable')],
  [950, 'reply timed out', refuses('person_unreachable')],
  [914, 'message is too long', wrong('too_long')],
  [910, 'message is too big', wrong('too_big')],
  [100, 'a parameter is wrong', wrong('bad_input')],
  [911, 'keyboard format is invalid', wrong('bad_input')],
  [909, 'too old to edit', { class: 'too_late' }],
  [920, 'this kind cannot be edited', { class: 'too_late' }],
  [924, 'cannot be deleted for everybody', { class: 'too_late' }],
  [15, 'access denied', wrong('bad_input')],
  [987_654, 'nobody knows', wrong('bad_input')],
]

it.each(rows)('%i, %s', (error_code, _said, failure) => {
  expect(vkError({ error_code })).toEqual(failure)
})
