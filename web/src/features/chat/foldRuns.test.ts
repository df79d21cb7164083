import { describe, expect, it } from 'vitest'
import type { LiveMessage } from '../../entities/messages/LiveMessage.ts'
import { foldRuns } from './foldRuns.ts'
import type { TimelineRow } from './TimelineRow.ts'

const row = (id: string, kind: string): TimelineRow => {
  const message: LiveMessage = {
    schema: 1,
    id,
    chatId: 'c',
    personId: 'p',
    pending: false,
    direction: 'in',
    kind,
    at: 1,
    content: { kind: 'text', text: id },
    author: { type: 'person', id: 'p', name: 'Анна' },
  }
  return { type: 'message', key: id, parts: [message], first: true, last: true }
}
/** i for an indicator, a for a row of the system, m for a message, d for a day. */
const rows = (letters: string): TimelineRow[] =>
  [...letters].map((letter, i) =>
    letter === 'd'
      ? { type: 'day', key: `d${i}`, at: 1 }
      : row(`${letter}${i}`, { i: 'indicator', a: 'automation', m: 'text' }[letter] ?? ''),
  )
const shape = (letters: string) =>
  foldRuns(rows(letters)).map(one =>
    one.type === 'run' ? `(${one.events.map(({ id }) => id[0]).join('')})` : one.key[0],
  )

describe('foldRuns (A18)', () => {
  it.each([
    ['', ''],
    ['miiim', 'miiim'],
    ['miaiam', 'm(iaia)m'],
    ['iiiiimiiii', '(iiiii)m(iiii)'],
    ['iiidiii', 'iiidiii'],
    ['mm', 'mm'],
  ])('%j', (letters, folded) => expect(shape(letters).join('')).toBe(folded))

  it('is called by its last event, which stays when older ones come before', () => {
    const [, ...later] = rows('miaia')
    expect(foldRuns(later)[0]?.key).toBe(foldRuns([row('i-older', 'indicator'), ...later])[0]?.key)
  })
})
