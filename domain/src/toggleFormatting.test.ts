import { describe, expect, it } from 'vitest'
import type { Formatting } from './Formatting.ts'
import { isFormatted, toggleFormatting } from './toggleFormatting.ts'

const mark = (type: Formatting['type'], from: number, to: number, url?: string): Formatting => ({
  type,
  offset: from,
  length: to - from,
  ...(url !== undefined && { url }),
})

describe('toggleFormatting', () => {
  it('gives it to a stretch, and takes it from the same again', () => {
    const once = toggleFormatting([], 'bold', { from: 2, to: 5 })
    expect(once).toEqual([mark('bold', 2, 5)])
    expect(toggleFormatting(once, 'bold', { from: 2, to: 5 })).toEqual([])
  })

  it.each([
    ['grows over what is formatted already', [mark('bold', 0, 3)], 2, 6, [mark('bold', 0, 6)]],
    ['joins its neighbours', [mark('bold', 0, 2), mark('bold', 4, 6)], 2, 4, [mark('bold', 0, 6)]],
    ['is cut out of the middle', [mark('bold', 0, 9)], 3, 6, [mark('bold', 0, 3), mark('bold', 6, 9)]],
    ['leaves other formatting', [mark('italic', 0, 9)], 3, 6, [mark('italic', 0, 9), mark('bold', 3, 6)]],
    ['is nothing for no words', [mark('italic', 0, 9)], 3, 3, [mark('italic', 0, 9)]],
    [
      'takes the place of code',
      [mark('code', 0, 9)],
      3,
      6,
      [mark('code', 0, 3), mark('bold', 3, 6), mark('code', 6, 9)],
    ],
  ])('%s', (_name, before, from, to, after) =>
    expect(toggleFormatting(before, 'bold', { from, to })).toEqual(after),
  )

  it('lets nothing but a quote stand around code', () => {
    const before = [mark('quote', 0, 9), mark('bold', 0, 9), mark('link', 2, 4, 'https://a.b')]
    expect(toggleFormatting(before, 'code', { from: 2, to: 5 })).toEqual([
      mark('quote', 0, 9),
      mark('bold', 0, 2),
      mark('code', 2, 5),
      mark('bold', 5, 9),
    ])
  })

  it('leads a link elsewhere, and takes it away without an address', () => {
    const once = toggleFormatting([], 'link', { from: 0, to: 4 }, 'https://a.b')
    expect(toggleFormatting(once, 'link', { from: 0, to: 4 }, 'https://c.d')).toEqual([
      mark('link', 0, 4, 'https://c.d'),
    ])
    expect(toggleFormatting(once, 'link', { from: 0, to: 4 })).toEqual([])
  })

  it('is all of it only where no gap is left', () => {
    const marks = [mark('bold', 0, 3), mark('bold', 3, 6)]
    expect(isFormatted(marks, 'bold', { from: 1, to: 6 })).toBe(true)
    expect(isFormatted(marks, 'bold', { from: 1, to: 7 })).toBe(false)
    expect(isFormatted(marks, 'italic', { from: 1, to: 2 })).toBe(false)
    expect(isFormatted(marks, 'bold', { from: 2, to: 2 })).toBe(false)
  })
})
