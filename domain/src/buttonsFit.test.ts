import { describe, expect, it } from 'vitest'
import { buttonSchema } from './Button.ts'
import { buttonsFit } from './buttonsFit.ts'
import { capabilities } from './capabilities.ts'

const row = (count: number, text = 'x') => ({
  row: Array.from({ length: count }, (_, n) => ({ text, press: `p${n}` })),
})
const { telegram, vk } = capabilities

describe('buttonsFit', () => {
  it.each([
    ['five scores in a row', [row(5)], true, true],
    ['six in a row', [row(6)], true, false],
    ['two rows of five', [row(5), row(5)], true, true],
    ['eleven', [row(5), row(5), row(1)], true, false],
    ['seven rows', Array.from({ length: 7 }, () => row(1)), true, false],
    ['forty-one characters', [row(1, 'x'.repeat(41))], true, false],
    ['nine in a row', [row(9)], false, false],
  ])('%s', (_name, buttons, inTelegram, inVk) => {
    expect([buttonsFit(buttons, telegram.buttons), buttonsFit(buttons, vk.buttons)]).toEqual([
      inTelegram,
      inVk,
    ])
  })
})

describe('a button', () => {
  it.each([
    [{ text: 'Yes', press: 'yes' }, true],
    [{ text: 'Yes', press: 'x'.repeat(64) }, true],
    [{ text: 'Yes', press: 'x'.repeat(65) }, false],
    // 33 letters, 66 bytes: more than Telegram takes.
    [{ text: 'Yes', press: 'ж'.repeat(33) }, false],
    [{ text: '', press: 'yes' }, false],
    [{ text: 'Site', url: 'https://example.com/a' }, true],
    [{ text: 'Site', url: 'javascript:alert(1)' }, false],
    [{ text: 'Nothing' }, false],
  ])('%j', (button, good) => {
    expect(buttonSchema.safeParse(button).success).toBe(good)
  })
})
