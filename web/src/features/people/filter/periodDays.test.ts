import { expect, it } from 'vitest'
import { dayOf, momentOfDay } from './periodDays.ts'

it.each(['Europe/Kyiv', 'Asia/Almaty', 'America/New_York'])('means whole days in %s', zone => {
  for (const day of ['2026-03-29', '2026-10-25', '2026-11-25']) {
    const [from, to] = [momentOfDay(day, zone), momentOfDay(day, zone, true)]
    expect([dayOf(from, zone), dayOf(to, zone)]).toEqual([day, day])
    expect(dayOf((from ?? 0) - 1, zone)).not.toBe(day)
    expect(dayOf((to ?? 0) + 1, zone)).not.toBe(day)
  }
})

it('takes nothing for a day that is none', () => {
  expect([momentOfDay('', 'UTC'), momentOfDay('2026', 'UTC'), dayOf(undefined, 'UTC')]).toEqual([
    undefined,
    undefined,
    '',
  ])
})
