import { expect, it } from 'vitest'
import { readLaunchOptions, usage } from './readLaunchOptions.ts'

it('reads what was asked', () => {
  expect(readLaunchOptions(['demo'])).toEqual({ mode: 'demo', fresh: false, official: false, shift: 0 })
  expect(readLaunchOptions(['dev', '--fresh', '--shift', '1000'])).toMatchObject({
    mode: 'dev',
    fresh: true,
    shift: 1000,
  })
})

it.each([[['prod']], [['demo', 'x']], [['demo', '--frsh']], [['demo', '--shift', 'x']]])(
  'explains itself for %j',
  argv => expect(readLaunchOptions(argv)).toContain(usage),
)
