import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textPieces } from './textPieces.ts'

const links = (text: string) => textPieces(text).filter(piece => piece.type === 'link')

describe('textPieces', () => {
  it.each([
    ['см. https://example.com/a?b=1.', 'https://example.com/a?b=1'],
    ['пишите на anna@example.com!', 'mailto:anna@example.com'],
    ['example.com', 'http://example.com/'],
    ['звоните tel:+380501234567', 'tel:+380501234567'],
    ['звоните +380 (50) 123-45-67!', 'tel:+380501234567'],
    ['(https://пример.рф/путь)', 'https://xn--e1afmkfd.xn--p1ai/%D0%BF%D1%83%D1%82%D1%8C'],
  ])('finds the link in %j', (text, href) => {
    expect(links(text)).toMatchObject([{ href }])
  })

  it.each([
    'javascript:alert(1)',
    'ftp://example.com/x',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//example.com',
  ])('makes no link of another scheme in %j', text => {
    expect(links(text).every(link => /^https?:/.test(link.href))).toBe(true)
    expect(links(text).some(link => link.text.includes(':'))).toBe(false)
  })

  it.each([
    ['https://аpple.com/login', 'xn--pple-43d.com'],
    ['https://аррӏе.com', 'xn--80ak6aa92e.com'],
  ])('names the real host behind %s', (text, host) => {
    expect(links(text)).toMatchObject([{ host }])
  })

  it('adds no host where the text shows it', () => {
    for (const text of [
      'https://example.com/x',
      'EXAMPLE.com',
      'https://пример.рф',
      'https://example.com:8443/x',
      'a@example.com',
    ])
      expect(links(text)).toMatchObject([{ host: null }])
  })

  it('loses and adds nothing, whatever the text', () => {
    const word = fc.oneof(fc.string({ unit: 'grapheme' }), fc.webUrl(), fc.emailAddress(), fc.constant('\n'))
    fc.assert(
      fc.property(fc.array(word), words => {
        const text = words.join(' ')
        const pieces = textPieces(text)
        expect(pieces.map(piece => piece.text).join('')).toBe(text)
        for (const piece of pieces)
          if (piece.type === 'link') expect(piece.href).toMatch(/^(https?|mailto|tel):/)
      }),
    )
  })
})
