import { expect, it } from 'vitest'
import { filterChips } from './filterChips.ts'

const words = {
  t: (key: string) => key.replace('people.filter.', ''),
  wordsOf: () => [{ value: 'vip', text: 'VIP' }],
  assignees: [{ value: 'nobody', text: 'никому' }],
  dayOf: (at: number) => `day ${at}`,
}

it('shows nothing for nothing', () => {
  expect(filterChips({}, words)).toEqual([])
})

it('makes a chip of each word, and takes out that word alone', () => {
  const filter = { name: 'Анна', tags: ['vip', 'gone'], hasPhone: false, createdAt: { from: 1 } }
  const chips = filterChips(filter, words)
  expect(chips.map(({ text, invalid }) => [text, invalid])).toEqual([
    ['name: Анна', false],
    ['hasPhone: no', false],
    ['tags: VIP', false],
    ['tags: gone', true],
    ['createdAt: day 1 — …', false],
  ])
  expect(chips[3]?.rest).toEqual({ ...filter, tags: ['vip'] })
  expect(chips[0]?.rest).not.toHaveProperty('name')
  expect(filterChips({ assignees: ['nobody'] }, words)[0]?.rest).toEqual({})
})
