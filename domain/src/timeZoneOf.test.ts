import { expect, it } from 'vitest'
import { timeZoneOf } from './timeZoneOf.ts'

it('takes the first zone that there is', () => {
  expect(timeZoneOf('Europe/Nowhere', undefined, 'Asia/Almaty', 'UTC')).toBe('Asia/Almaty')
  expect(timeZoneOf(null, '')).toBe('UTC')
})
