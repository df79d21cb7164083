import { expect, it } from 'vitest'
import { readLaunchOptions, usage } from './readLaunchOptions.ts'

it('reads what was asked', () => {
  expect(readLaunchOptions(['demo'])).toEqual({
    mode: 'demo',
    fresh: false,
    official: false,
    shift: 0,
    people: 0,
  })
  expect(readLaunchOptions(['dev', '--fresh', '--shift', '1000'])).toMatchObject({
    mode: 'dev',
    fresh: true,
    shift: 1000,
  })
  expect(readLaunchOptions(['demo', '--people', '100000'])).toMatchObject({ people: 100_000 })
})

it.each([[['prod']], [['demo', 'x']], [['demo', '--frsh']], [['demo', '--shift', 'x']]])(
  'explains itself for %j',
  argv => expect(readLaunchOptions(argv)).toContain(usage),
)

it.each(['0', '-1', '1.5', '1e3', '', 'many', '200001', '99999999999999999999'])(
  'says what --people may be, when it is %j',
  people => {
    const answer = readLaunchOptions(['demo', `--people=${people}`])
    expect(answer).toContain('--people is a whole number from 1 to 200000')
    expect(answer).toContain(usage)
  },
)
