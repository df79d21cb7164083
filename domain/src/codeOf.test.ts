import { expect, it } from 'vitest'
import { codeOf } from './codeOf.ts'
import { leadToolCodeSchema } from './LeadTool.ts'

it.each([
  ['Тест на уровень', 'test-na-uroven'],
  ['Ёлка, щука & Ґанок №7', 'elka-shchuka-ganok-7'],
  ['Їжак і йод', 'izhak-i-iod'],
  ['Café — 50%', 'cafe-50'],
  ['🎁', 'link'],
  ['a'.repeat(100), 'a'.repeat(30)],
])('%s: %s', (title, code) => {
  expect(codeOf(title, () => false)).toBe(code)
  expect(leadToolCodeSchema.safeParse(code).success).toBe(true)
})

it('is nobody else’s', () => {
  const taken = new Set(['site', 'site-2'])
  expect(codeOf('Site', code => taken.has(code))).toBe('site-3')
})
