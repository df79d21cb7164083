import { describe, expect, it } from 'vitest'
import { everyDay } from './everyDay.ts'

describe('everyDay', () => {
  it('leaves no day out, over the end of February and where the clocks change', () => {
    const days = everyDay({ from: '2026-02-27', to: '2026-03-02' }, [{ key: '2026-03-01', value: 5 }], 0)
    expect(days).toEqual([
      { key: '2026-02-27', value: 0 },
      { key: '2026-02-28', value: 0 },
      { key: '2026-03-01', value: 5 },
      { key: '2026-03-02', value: 0 },
    ])
    expect(everyDay({ from: '2026-03-28', to: '2026-03-30' }, [], 0).map(({ key }) => key)).toEqual([
      '2026-03-28',
      '2026-03-29',
      '2026-03-30',
    ])
  })
  it('is one day, or none where the end is before the beginning or no day at all', () => {
    expect(everyDay({ from: '2026-01-01', to: '2026-01-01' }, [], 0)).toHaveLength(1)
    expect(everyDay({ from: '2026-01-02', to: '2026-01-01' }, [], 0)).toEqual([])
    expect(everyDay({ from: '2026-99-99', to: '2026-01-01' }, [], 0)).toEqual([])
    expect(everyDay({ from: '1999-01-01', to: '2026-01-01' }, [], 0)).toHaveLength(400)
  })
})
