import { describe, expect, it } from 'vitest'
import { countryOfZone } from './countryOfZone.ts'
import { formatPhone } from './formatPhone.ts'
import { readPhone } from './readPhone.ts'

describe('a phone', () => {
  it.each([
    ['+380 67 111-22-33', null, '+380671112233', 'UA'],
    ['067 111 22 33', 'UA', '+380671112233', 'UA'],
    ['8 (916) 123-45-67', 'RU', '+79161234567', 'RU'],
    ['87011234567', 'KZ', '+77011234567', 'KZ'],
    ['+1 650 253 0000', 'UA', '+16502530000', 'US'],
  ])('%s of %s is kept as %s', (text, country, e164, of) => {
    expect(readPhone(text, country)).toEqual({ ok: true, e164, country: of })
  })

  it.each([
    ['067 111 22 33', null, 'country'],
    ['+380 67 11', null, 'wrong'],
    ['+380 67 111 22 33 44 55', null, 'wrong'],
    ['+999 12345678', null, 'country'],
    ['позвонить Ивану', 'UA', 'wrong'],
    ['', 'UA', 'wrong'],
    ['1'.repeat(10_000), 'UA', 'wrong'],
    ['+7 (000) 000-00-00', null, 'wrong'],
  ])('%s of %s is refused: %s', (text, country, why) => {
    const read = readPhone(text, country)
    expect(read.ok).toBe(false)
    if (!read.ok && why !== 'wrong') expect(read.why).toBe(why)
  })

  it('is shown as people write it', () => {
    expect(formatPhone('+380671112233')).toBe('+380 67 111 2233')
    expect(formatPhone('see the note')).toBe('see the note')
  })

  it('of a company without a country needs its own', () => {
    expect(countryOfZone('Europe/Kyiv')).toBe('UA')
    expect(countryOfZone('UTC')).toBeNull()
  })
})
