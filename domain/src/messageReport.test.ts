import { describe, expect, it } from 'vitest'
import type { MessageDay } from './MessageDay.ts'
import { messageReport } from './messageReport.ts'

const day = (name: string, more: Partial<MessageDay> = {}): MessageDay => ({
  schema: 1,
  day: name,
  hours: {},
  managers: {},
  channels: {},
  countedUntil: 0,
  ...more,
})

describe('messageReport', () => {
  const report = messageReport([
    day('2026-03-02', {
      hours: { 9: { in: 4, out: 2 }, 23: { in: 1, out: 0 } },
      managers: { anna: { 9: 2 }, ivan: {} },
      channels: { one: { in: 5, out: 2 } },
    }),
    day('2026-03-01', {
      hours: { 9: { in: 1, out: 5 } },
      managers: { anna: { 9: 1, 10: 3 } },
      channels: { one: { in: 0, out: 1 }, two: { in: 1, out: 14 } },
    }),
  ])
  it('adds up days, hours and channels', () => {
    expect(report.all).toEqual({ in: 6, out: 7, byManagers: 6 })
    expect(report.days).toEqual([
      { key: '2026-03-01', in: 1, out: 5 },
      { key: '2026-03-02', in: 5, out: 2 },
    ])
    expect(report.hours).toHaveLength(24)
    expect(report.hours[9]).toEqual({ key: '9', in: 5, out: 7 })
    expect(report.channels.map(({ key }) => key)).toEqual(['two', 'one'])
  })
  it('says how much each manager wrote, and when the most; who wrote nothing is left out', () => {
    expect(report.managers).toEqual([expect.objectContaining({ key: 'anna', out: 6, busiestHour: 9 })])
    expect(report.managers[0]?.hours[10]).toBe(3)
  })
  it('of nothing is nothing', () => {
    expect(messageReport([]).all).toEqual({ in: 0, out: 0, byManagers: 0 })
  })
})
