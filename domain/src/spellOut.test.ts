import { describe, expect, it } from 'vitest'
import { capabilities } from './capabilities.ts'
import { spellOut } from './spellOut.ts'

const { telegram, vk } = capabilities

describe('spellOut', () => {
  it('leaves everything where everything is shown', () => {
    const words = {
      text: 'a b',
      formatting: [{ type: 'link' as const, offset: 0, length: 1, url: 'https://a.b' }],
    }
    expect(spellOut(words, telegram.formats)).toEqual(words)
  })

  it('puts addresses behind their words and moves what stands after them', () => {
    const text = 'Price here and there, now'
    const formatting = [
      { type: 'bold' as const, offset: 0, length: 5 },
      { type: 'link' as const, offset: 6, length: 4, url: 'https://a.b' },
      { type: 'code' as const, offset: 11, length: 3 },
      { type: 'link' as const, offset: 15, length: 5, url: 'https://c.d' },
      { type: 'italic' as const, offset: 22, length: 3 },
    ]
    const shown = spellOut({ text, formatting }, vk.formats)
    expect(shown.text).toBe('Price here (https://a.b) and there (https://c.d), now')
    expect(
      shown.formatting.map(({ type, offset, length }) => [type, shown.text.slice(offset, offset + length)]),
    ).toEqual([
      ['bold', 'Price'],
      ['italic', 'now'],
    ])
  })

  it('keeps what ends with a link on the words alone, and grows what goes around it', () => {
    const text = 'see here now'
    const link = { type: 'link' as const, offset: 4, length: 4, url: 'https://a.b' }
    const marked = (offset: number, length: number) => {
      const shown = spellOut({ text, formatting: [{ type: 'bold', offset, length }, link] }, vk.formats)
      const [bold] = shown.formatting
      return shown.text.slice(bold?.offset, (bold?.offset ?? 0) + (bold?.length ?? 0))
    }
    expect(marked(4, 4)).toBe('here')
    expect(marked(0, 12)).toBe('see here (https://a.b) now')
    expect(marked(8, 4)).toBe(' now')
  })

  it('says no address twice', () => {
    const text = 'https://a.b'
    const formatting = [{ type: 'link' as const, offset: 0, length: 11, url: text }]
    expect(spellOut({ text, formatting }, vk.formats)).toEqual({ text, formatting: [] })
  })
})
