import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isEmptyFilter } from './isEmptyFilter.ts'
import { readFilter, writeFilter } from './filterAddress.ts'
import { peopleFilterSchema } from './PeopleFilter.ts'
import type { PeopleFilter } from './PeopleFilter.ts'

const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }).map(value => value.toWellFormed())
const ids = fc.array(text, { minLength: 1, maxLength: 5 })
const at = fc.integer({ min: 0, max: 4e12 })
const period = fc.oneof(fc.record({ from: at, to: at }), fc.record({ from: at }), fc.record({ to: at }))
const some = <T>(...values: T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 })
const filters: fc.Arbitrary<PeopleFilter> = fc.record(
  {
    name: text,
    phone: text,
    email: text,
    messengers: some('telegram' as const, 'vk' as const),
    hasPhone: fc.boolean(),
    hasEmail: fc.boolean(),
    tags: ids,
    tunnels: ids,
    leadTools: ids,
    sources: ids,
    salesPlans: ids,
    states: some('subscribed' as const, 'blocked' as const, 'deactivated' as const, 'blacklisted' as const),
    assignees: ids,
    createdAt: period,
    lastMessageAt: period,
    unread: fc.boolean(),
    hasDialog: fc.boolean(),
    botOff: fc.boolean(),
  },
  { requiredKeys: [] },
)

describe('a filter in an address', () => {
  it('is read as it was written, whatever it asks for', () => {
    fc.assert(
      fc.property(filters, filter => {
        const written = writeFilter(filter)
        expect(written).toMatch(/^[A-Za-z0-9._~-]*$/u)
        expect(readFilter(written)).toEqual(filter)
        expect(written === '').toBe(isEmptyFilter(filter) && Object.keys(filter).length === 0)
      }),
    )
  })

  it('is short', () => {
    expect(
      writeFilter({ messengers: ['telegram', 'vk'], hasPhone: true, tags: ['vip'], createdAt: { from: 36 } }),
    ).toBe('m-telegram.vk~hp-1~t-vip~c-10.')
  })

  it('leaves out what asks for nothing', () => {
    expect(writeFilter({ tags: [], name: '', createdAt: {} })).toBe('')
  })

  it.each([
    '',
    '~',
    'x-1',
    'hp-2',
    'hp',
    't-',
    't-a..b',
    'm-fax',
    'c-.',
    'c-1',
    'c-1.2.3',
    'c-zzzzzzzzzzz.',
    'n-_ff',
    'n-_',
    'n-%',
    `n-${'a'.repeat(201)}`,
    `t-${Array.from({ length: 51 }, () => 'a').join('.')}`,
    'a'.repeat(1_000_000),
    'hp-1~broken',
    '__proto__-1',
  ])('that nobody wrote asks for nothing: %#', written => {
    expect(readFilter(written)).toEqual({})
  })

  it('is always one that can be stored, or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), written => {
        expect(peopleFilterSchema.safeParse(readFilter(written)).success).toBe(true)
      }),
    )
  })
})
