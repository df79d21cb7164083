import { expect, it } from 'vitest'
import { idleFaults } from './idleFaults.ts'

it.each([
  ['all struck', [{ do: 'reset', nth: [1, 2], fired: 2 }], []],
  ['one place was never reached', [{ do: 'reset', nth: [1, 2], fired: 1 }], ['reset struck 1 of 2 times']],
  ['chance never came', [{ do: 'status', code: 502, fired: 0 }], ['status 502 struck 0 of 1 times']],
])('%s', (_, rules, idle) => {
  expect(idleFaults(rules)).toEqual(idle)
})
