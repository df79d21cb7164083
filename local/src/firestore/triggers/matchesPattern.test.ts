import { expect, it } from 'vitest'
import { matchesPattern } from './matchesPattern.ts'

it.each([
  ['users/{uid}', 'users/u1', true],
  ['users/{uid}', 'users/u1/notes/n1', false],
  ['users/{uid}/notes/{id}', 'users/u1/notes/n1', true],
  ['users/u1', 'users/u1', true],
  ['users/u1', 'users/u2', false],
  ['users/*', 'users/u1', true],
  ['users/{uid=*}', 'users/u1', true],
  ['{rest=**}', 'a/b/c/d', true],
  ['users/{rest=**}', 'users/u1/notes/n1', true],
  ['users/**/n1', 'users/u1/notes/n1', true],
  ['users/**/n1', 'users/u1/notes/n2', false],
  ['/users/{uid}/', 'users/u1', true],
  ['us.rs/{uid}', 'users/u1', false],
])('%s and %s: %s', (pattern, path, expected) => {
  expect(matchesPattern(pattern, path)).toBe(expected)
})
