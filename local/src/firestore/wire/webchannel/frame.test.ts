import { expect, it } from 'vitest'
import { frame } from './frame.ts'

it('counts UTF-16 code units, as the client does', () => {
  expect(frame(['й👋'])).toBe('7\n["й👋"]')
})
