import type { Presence } from '@chats/domain/Presence'
import { expect, it } from 'vitest'
import type { Row } from '../Row.ts'
import { noteHeard } from './noteHeard.ts'

const row = (id: string, at: number): Row<Presence> => ({
  schema: 1,
  id,
  pending: false,
  name: id,
  personId: 'p',
  assigneeId: null,
  typing: true,
  at,
})

it('counts what comes while one listens from then, and what was there before by its age', () => {
  const first = noteHeard(null, [row('a', 400), row('b', 5_000)], { wall: 1_000, run: 50 })
  expect([...first]).toEqual([
    ['a', { at: 400, since: -550 }],
    ['b', { at: 5_000, since: 50 }],
  ])
  const then = noteHeard(first, [row('a', 400), row('b', 5_001), row('c', 1)], { wall: 9_000, run: 60 })
  expect([...then]).toEqual([
    ['a', { at: 400, since: -550 }],
    ['b', { at: 5_001, since: 60 }],
    ['c', { at: 1, since: 60 }],
  ])
})
