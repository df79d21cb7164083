import { describe, expect, it } from 'vitest'
import { suggestSame, withSuggestion } from './suggestSame.ts'

const card = (phones: string[], emails: string[] = [], notSameAs: string[] = []) => ({
  phones,
  emails,
  notSameAs,
})

describe('who may be the same person', () => {
  const own = { id: 'a', card: card(['+38 (067) 111-22-33', ''], ['Eve@Example.com']) }

  it('has the phone or the address, however it is written; the phone comes first', () => {
    const found = {
      a: own.card,
      b: card([], ['eve@example.com ']),
      c: card(['380671112233']),
      d: card(['', '+1'], ['', 'other@example.com']),
    }
    expect(suggestSame(own, found)).toEqual([
      { personId: 'c', by: 'phone' },
      { personId: 'b', by: 'email' },
    ])
  })

  it('is nobody of whom either card says that they are not', () => {
    const same = card(['+380671112233'])
    expect(suggestSame({ ...own, card: { ...own.card, notSameAs: ['b'] } }, { b: same })).toEqual([])
    expect(suggestSame(own, { b: { ...same, notSameAs: ['a'] } })).toEqual([])
  })

  it('are three at most', () => {
    const found = Object.fromEntries(['b', 'c', 'd', 'e'].map(id => [id, own.card]))
    expect(suggestSame(own, found)).toHaveLength(3)
  })
})

describe('a list of suggestions', () => {
  const list = [{ personId: 'a', by: 'phone' as const }]
  it.each([
    ['b', { personId: 'b', by: 'email' as const }, ['b', 'a']],
    ['a', { personId: 'a', by: 'email' as const }, ['a']],
    ['a', null, []],
  ])('with %s put to %j', (id, suggestion, ids) =>
    expect(withSuggestion(list, id, suggestion).map(one => one.personId)).toEqual(ids),
  )

  it('is the same one when nothing changes', () => {
    expect(withSuggestion(list, 'a', { personId: 'a', by: 'phone' })).toBe(list)
    expect(withSuggestion(list, 'b', null)).toBe(list)
  })
})
