import { expect, it } from 'vitest'
import { callerOf } from './callerOf.ts'

const token = (claims: unknown) =>
  `${btoa('{"alg":"none"}')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`

it('knows the owner, nobody, and a user by the claims of an unverified token', () => {
  expect(callerOf('Bearer owner')).toEqual({ kind: 'owner' })
  expect(callerOf(undefined)).toEqual({ kind: 'user', auth: null })
  const claims = { sub: 'анна', exp: 3600, role: 'admin' }
  expect(callerOf(`Bearer ${token(claims)}`)).toEqual({ kind: 'user', auth: { uid: 'анна', token: claims } })
  expect(callerOf(`Bearer ${token({ user_id: 'u' })}`)).toMatchObject({ auth: { uid: 'u' } })
})

it.each([
  'Bearer junk',
  'Bearer a.b.c',
  'Basic abc',
  'Bearer ',
  `Bearer ${token({})}`,
  `Bearer ${token([1])}`,
])('refuses %s', authorization => {
  expect(() => callerOf(authorization)).toThrow(expect.objectContaining({ status: 'UNAUTHENTICATED' }))
})
