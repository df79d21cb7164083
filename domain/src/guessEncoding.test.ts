import fc from 'fast-check'
import { expect, it } from 'vitest'
import { guessEncoding } from './guessEncoding.ts'

const bytes = (text: string, encoding: BufferEncoding) => new Uint8Array(Buffer.from(text, encoding))
const cp1251 = (text: string) =>
  Uint8Array.from([...text], char => {
    const code = char.codePointAt(0) ?? 0
    return code >= 0x410 && code < 0x450 ? code - 0x410 + 0xc0 : code
  })
const table = 'Имя;Телефон\r\nАнна;+380671234567\r\nИван;0501112233\r\n'
const swapped = (little: Uint8Array) => new Uint8Array(Buffer.from(little).swap16())

it('knows the files that table programs write', () => {
  expect(guessEncoding(bytes(table, 'utf8'))).toBe('utf-8')
  expect(guessEncoding(bytes(`\ufeff${table}`, 'utf8'))).toBe('utf-8')
  expect(guessEncoding(bytes(`\ufeff${table}`, 'utf16le'))).toBe('utf-16le')
  expect(guessEncoding(swapped(bytes(`\ufeff${table}`, 'utf16le')))).toBe('utf-16be')
  expect(guessEncoding(bytes(table, 'utf16le'))).toBe('utf-16le')
  expect(guessEncoding(swapped(bytes(table, 'utf16le')))).toBe('utf-16be')
  expect(guessEncoding(cp1251(table))).toBe('windows-1251')
  expect(guessEncoding(new Uint8Array())).toBe('utf-8')
})

it('takes UTF-8 for what it is wherever it is cut', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), (text, cut) => {
      const whole = bytes(text.replaceAll('\0', ''), 'utf8')
      expect(guessEncoding(whole.subarray(0, cut % (whole.length + 1)))).toBe('utf-8')
    }),
  )
})
