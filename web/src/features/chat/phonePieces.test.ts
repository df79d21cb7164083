import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { phonePieces } from './phonePieces.ts'

const links = (text: string) =>
  phonePieces(text).flatMap(piece => (piece.type === 'link' ? [[piece.text, piece.href]] : []))

describe('phonePieces', () => {
  it.each([
    ['мой номер +380 44 123-45-67, звоните', '+380 44 123-45-67', 'tel:+380441234567'],
    ['+79161234567', '+79161234567', 'tel:+79161234567'],
    ['8 (916) 123-45-67', '8 (916) 123-45-67', 'tel:89161234567'],
    ['(тел. 044 123 45 67)', '044 123 45 67', 'tel:0441234567'],
    ['0671234567.', '0671234567', 'tel:0671234567'],
  ])('finds the phone in %j', (text, written, href) => {
    expect(links(text)).toEqual([[written, href]])
  })

  it.each([
    '22.11.2026 в 14:05',
    'заказ 4002021',
    '10 000 000 грн',
    '4149 4993 1234 5678',
    'https://example.com/0671234567',
    'id0671234567',
    '€0671234567',
    '+7',
    '0000',
    '8-800',
    `0${'1'.repeat(5_000)}`,
    `+${'1 '.repeat(5_000)}`,
  ])('finds none in %j', text => {
    expect(links(text)).toEqual([])
  })

  it('loses and adds nothing', () => {
    const part = fc.oneof(fc.string(), fc.stringMatching(/^[+08][\d ()-]{5,20}$/))
    fc.assert(
      fc.property(fc.array(part), parts => {
        const text = parts.join(' ')
        const pieces = phonePieces(text)
        expect(pieces.map(piece => piece.text).join('')).toBe(text)
        for (const piece of pieces) if (piece.type === 'link') expect(piece.href).toMatch(/^tel:\+?\d{8,15}$/)
      }),
    )
  })
})
