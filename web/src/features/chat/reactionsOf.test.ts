import { expect, it } from 'vitest'
import { reactionsOf } from './reactionsOf.ts'

const react = (emoji: string, state: 'queued' | 'failed') =>
  ({
    kind: 'react',
    emoji,
    state,
    author: { type: 'manager', id: 'a', name: 'A' },
    at: 1,
    attempt: 0,
  }) as const

it('shows an emoji of both sides once', () => {
  expect(reactionsOf({ reactions: { in: ['👍', '🔥'], out: ['👍'] } })).toEqual([
    { emoji: '👍', byPerson: true, byUs: true, onItsWay: false },
    { emoji: '🔥', byPerson: true, byUs: false, onItsWay: false },
  ])
  expect(reactionsOf({})).toEqual([])
})

it('shows what is on its way in place of ours, until it was refused', () => {
  const reactions = { out: ['👍'] }
  expect(reactionsOf({ reactions, change: react('🔥', 'queued') })).toEqual([
    { emoji: '🔥', byPerson: false, byUs: true, onItsWay: true },
  ])
  expect(reactionsOf({ reactions, change: react('', 'queued') })).toEqual([])
  expect(reactionsOf({ reactions, change: react('🔥', 'failed') }).map(({ emoji }) => emoji)).toEqual(['👍'])
})
