import { describe, expect, it } from 'vitest'
import { addWaits, noWaits } from './addWaits.ts'
import { dayOf } from './dayOf.ts'
import type { MessageDay } from './MessageDay.ts'
import { spreadOf } from './spreadOf.ts'
import { waitReport } from './waitReport.ts'
import type { Wait } from './waitsIn.ts'

const zone = 'Europe/Kyiv'
const from = Date.UTC(2026, 0, 1)
const DAY = 86_400_000
const managerIds = ['anna', 'ivan', 'vk']
const channelIds = ['bot', 'vk']

/** Answers of fifty days, most of them quick, some after days; each with the chat that it was given in. */
const given = Array.from({ length: 4000 }, (_, n) => {
  const answeredAt = from + ((n * 104_729_111) % (50 * DAY))
  const waited = Math.round(Math.exp(((n * 7919) % 1000) / 75) * 1000)
  const managerId = managerIds[(n * 31) % 3] ?? ''
  const chatId = `${channelIds[n % 2] ?? ''}_${n % 400}`
  return { chatId, wait: { since: answeredAt - waited, answeredAt, managerId } satisfies Wait }
})

function daysOf(all: typeof given): readonly MessageDay[] {
  const days = new Map<string, MessageDay>()
  for (const { chatId, wait } of all) {
    const day = dayOf(wait.answeredAt, zone)
    const empty: MessageDay = { schema: 1, day, hours: {}, managers: {}, channels: {}, countedUntil: 0 }
    const known = days.get(day) ?? empty
    days.set(day, { ...known, waits: addWaits(known.waits ?? noWaits, [wait], { chatId, zone }) })
  }
  return [...days.values()]
}
const report = waitReport(daysOf(given))
const secondsOf = (some: typeof given) => some.map(({ wait }) => (wait.answeredAt - wait.since) / 1000)

/** What a report says of some answers, against what each of them says. */
function agrees(figures: (typeof report)['all'] | undefined, some: typeof given) {
  const waited = secondsOf(some)
  const part = (seconds: number) => waited.filter(one => one <= seconds).length / waited.length
  expect(figures).toMatchObject({
    answered: some.length,
    withinFiveMinutes: part(300),
    withinHour: part(3600),
    withinDay: part(86_400),
  })
  const exact = spreadOf(waited).median ?? 0
  expect(Math.abs((figures?.median ?? 0) / exact - 1)).toBeLessThan(0.2)
}

describe('waitReport', () => {
  it('is equal to a recount of each answer, by manager, channel, day and hour; its median is near', () => {
    agrees(report.all, given)
    const parts = {
      managers: ({ wait }: (typeof given)[number]) => wait.managerId,
      channels: ({ chatId }: (typeof given)[number]) => chatId.split('_')[0],
      days: ({ wait }: (typeof given)[number]) => dayOf(wait.answeredAt, zone),
      hours: ({ wait }: (typeof given)[number]) =>
        String(
          Number(new Date(wait.answeredAt).toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit' })) %
            24,
        ),
    }
    for (const [name, keyOf] of Object.entries(parts)) {
      const expected = Map.groupBy(given, keyOf)
      const groups = report[name as keyof typeof parts]
      expect(groups.map(({ key }) => key).toSorted()).toEqual([...expected.keys()].toSorted())
      for (const { key, figures } of groups) agrees(figures, expected.get(key) ?? [])
    }
  })

  it('puts each answer into one range, and the ranges hold all', () => {
    const waited = secondsOf(given)
    expect(report.ranges.map(({ upTo }) => upTo)).toEqual([60, 300, 900, 3600, 14_400, 86_400, null])
    expect(report.ranges[1]?.count).toBe(waited.filter(one => one > 60 && one <= 300).length)
    expect(report.ranges.at(-1)?.count).toBe(waited.filter(one => one > 86_400).length)
    expect(report.ranges.reduce((sum, { count }) => sum + count, 0)).toBe(given.length)
  })

  it('says who was left waiting when the last day that knows it was counted', () => {
    const [one, two, three] = daysOf(given.slice(0, 50)).toSorted((a, b) => (a.day < b.day ? -1 : 1))
    if (!one || !two || !three) throw new Error('three days')
    const days = [{ ...two, waiting: 4, countedUntil: 7 }, three, { ...one, waiting: 9 }]
    expect(waitReport(days).left).toEqual({ people: 4, at: 7 })
    expect(waitReport([three]).left).toBeNull()
  })

  it('of nothing is nothing', () => {
    expect(waitReport([]).all).toEqual({
      answered: 0,
      median: null,
      withinFiveMinutes: null,
      withinHour: null,
      withinDay: null,
    })
  })
})
