import { expect, it } from 'vitest'
import { sendKeyOf } from './sendKeyOf.ts'

it('stays what it was: a repeat after an update of ours must carry the key of the first try', () => {
  expect(sendKeyOf('0b7e5a52-6c1b-4c52-9d8c-2f4d1c0e7a11')).toMatchInlineSnapshot(`"6014393432595598"`)
  expect(sendKeyOf('')).toMatchInlineSnapshot(`"3824587224550787"`)
})

it('fits a double without loss, is never 0, and differs over 200,000 ids', () => {
  const seen = new Set<string>()
  for (let n = 0; n < 200_000; n++) {
    const key = sendKeyOf(`message-${n}`)
    if (!Number.isSafeInteger(Number(key)) || Number(key) <= 0) throw new Error(key)
    seen.add(key)
  }
  expect(seen.size).toBe(200_000)
})
