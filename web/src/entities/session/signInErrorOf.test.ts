import { expect, it } from 'vitest'
import { signInErrorOf } from './signInErrorOf.ts'

const failure = (code: string) => Object.assign(new Error('Firebase'), { code })

it.each([
  ['auth/invalid-credential', 'wrong'],
  ['auth/user-disabled', 'disabled'],
  ['auth/network-request-failed', 'offline'],
  ['auth/too-many-requests', 'tooMany'],
  ['auth/something-new', 'unknown'],
])('%s is "%s"', (code, said) => {
  expect(signInErrorOf(failure(code))).toBe(said)
})

it('does not fall over what is no error', () => {
  expect(signInErrorOf('no')).toBe('unknown')
})
