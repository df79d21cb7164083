import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lengthCount } from './lengthCount.ts'
import { trimBlankLines } from './trimBlankLines.ts'

describe('trimBlankLines', () => {
  it.each([
    ['', ''],
    [' \n\t\n ', ''],
    ['\n\n  да\n\nнет  \n \n', '  да\n\nнет  '],
    [' a ', ' a '],
  ])('turns %j into %j', (text, sent) => {
    expect(trimBlankLines(text)).toBe(sent)
  })

  it('is a part of the text, and stays as it is the second time', () => {
    const line = fc.constantFrom('', ' ', '\t', 'слово', '  a')
    fc.assert(
      fc.property(fc.array(line), lines => {
        const text = lines.join('\n')
        const once = trimBlankLines(text)
        expect(text).toContain(once)
        expect(trimBlankLines(once)).toBe(once)
        expect(once.trim()).toBe(text.trim())
      }),
    )
  })
})

describe('lengthCount', () => {
  it.each([
    [3799, false, false],
    [3800, true, false],
    [4096, true, false],
    [4097, true, true],
  ])('at %i of 4096: shown %s, over %s', (length, shown, over) => {
    expect(lengthCount('a'.repeat(length), 4096)).toEqual({ length, longest: 4096, shown, over })
  })

  it('counts UTF-16 units as the messengers do', () => {
    expect(lengthCount('🙂', 4096).length).toBe(2)
  })
})
