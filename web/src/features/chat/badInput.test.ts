import { previewOf } from '@chats/domain/previewOf'
import type { Formatting } from '@chats/domain/Formatting'
import { describe, expect, it } from 'vitest'
import { safeFileName } from '../../entities/files/safeFileName.ts'
import { emojiCount } from './emojiCount.ts'
import { linkTarget } from './format/linkTarget.ts'
import { plainOf } from './format/plainOf.ts'
import { segments } from './format/segments.ts'
import { hostileTexts } from './gallery/hostileTexts.ts'
import { findInChat } from './search/findInChat.ts'
import { textPieces } from './textPieces.ts'

const texts = Object.entries(hostileTexts)

describe('bad input is text like any other', () => {
  it.each(texts)('A10, A14: %s stays whole and literal, and links only where it may', (_, text) => {
    const pieces = textPieces(text)
    expect(pieces.map(piece => piece.text).join('')).toBe(text)
    for (const piece of pieces) if (piece.type === 'link') expect(piece.href).toMatch(/^(https?|mailto|tel):/)
    expect(plainOf(segments(text, []))).toBe(text)
    expect(previewOf({ kind: 'text', text }).length).toBeLessThanOrEqual(120)
    expect(emojiCount(text)).toBeLessThan(4)
  })

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '\tjavascript:x',
    'JaVaScRiPt:x',
    'file:///x',
  ])('A11: a marked link to %j is no link', url => expect(linkTarget('здесь', url)).toBeNull())

  it.each([
    [[{ type: 'bold', offset: -5, length: 10 }]],
    [[{ type: 'bold', offset: 3, length: 1e9 }]],
    [[{ type: 'bold', offset: 1, length: 1 }]],
    [
      [
        { type: 'bold', offset: 0, length: 5 },
        { type: 'italic', offset: 3, length: 5 },
        { type: 'link', offset: 2, length: 9, url: 'javascript:alert(1)' },
      ],
    ],
  ] as Formatting[][][])('A12: formatting that cannot be loses no letter: %j', formatting => {
    const text = '😀текст и ещё'
    expect(plainOf(segments(text, formatting))).toBe(text)
  })

  it('A13: a name that turns its ending round is turned back, and a link says where it leads', () => {
    expect(safeFileName('Счёт \u202Egpj.exe')).toBe('Счёт gpj.exe')
    expect(linkTarget('bank.com', 'https://evil.com')?.shown).toBe('evil.com')
    expect(linkTarget('https://раураl.com', 'https://xn--l-7sba6dbr.com')?.shown).toBe('xn--l-7sba6dbr.com')
  })

  it('A18: what is looked for is no pattern', () => {
    expect(findInChat([], `(a+)+$${'a'.repeat(10_000)}`)).toEqual([])
  })
})
