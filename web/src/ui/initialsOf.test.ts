import { expect, it } from 'vitest'
import { hueOf, HUES } from './hueOf.ts'
import { initialsOf } from './initialsOf.ts'

it.each([
  ['Анна Сергеева', 'АС'],
  ['  іван  ', 'І'],
  ['O’Neil-Smith Jr', 'ON'],
  ['😀', ''],
  ['', ''],
  ['𝒜da', '𝒜'],
])('%j is %j', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

it('gives an id the same colour every time, within the palette', () => {
  for (const id of ['p-demo_1', 'p-demo_2', '']) {
    expect(hueOf(id)).toBe(hueOf(id))
    expect(hueOf(id)).toBeLessThan(HUES)
  }
})
