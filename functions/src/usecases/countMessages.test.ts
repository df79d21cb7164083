import { describe, expect, it } from 'vitest'
import type { MessageDay } from '@chats/domain/MessageDay'
import { countMessages } from './countMessages.ts'
import type { Counted } from './countMessages.ts'

const zone = 'Europe/Kyiv'
const now = Date.UTC(2026, 2, 10, 14, 30)
const HOUR = 3_600_000

interface Said {
  readonly direction: 'in' | 'out'
  readonly at: number
  readonly kind: string
  readonly authorId: string
  readonly channelId: string
}

/** Three days of talk, in order; some of it is no words. */
const said: readonly Said[] = Array.from({ length: 900 }, (_, n) => ({
  direction: n % 3 === 0 ? ('out' as const) : ('in' as const),
  at: now - n * 300_007,
  kind: n % 7 === 0 ? 'press' : n % 11 === 0 ? 'indicator' : 'text',
  authorId: n % 3 === 0 ? (['anna', 'ivan', 'tunnel'][n % 9 === 0 ? 2 : n % 2] ?? '') : 'person',
  channelId: n % 5 === 0 ? 'vk' : 'bot',
}))

async function run(counted: Record<string, MessageDay> = {}) {
  const days = { ...counted }
  let reads = 0
  await countMessages(
    {
      timeZone: async () => zone,
      managerIds: async () => ['anna', 'ivan', 'idle'],
      channelIds: async () => ['bot', 'vk', 'none'],
      waiting: async () => 3,
      answeredChats: async () => [],
      talk: async () => [],
      day: async day => days[day] ?? null,
      write: async day => void (days[day.day] = day),
      async count({ direction, from, to, kind, authorId, channelId }: Counted) {
        reads++
        return said.filter(
          one =>
            one.direction === direction &&
            one.at >= from &&
            one.at < to &&
            (kind === undefined || one.kind === kind) &&
            (authorId === undefined || one.authorId === authorId) &&
            (channelId === undefined || one.channelId === channelId),
        ).length
      },
    },
    { now, log: () => undefined },
  )
  return { days, reads }
}
const dayName = (at: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(at)
const hourOf = (at: number) => String(new Date(at + 2 * HOUR).getUTCHours())

describe('counting messages', () => {
  it('comes to what a recount of each message comes to', async () => {
    const { days } = await run()
    for (const day of ['2026-03-08', '2026-03-09', '2026-03-10']) {
      const own = said.filter(one => dayName(one.at) === day && one.at < now)
      const words = own.filter(one => one.direction === 'out' || one.kind === 'text')
      for (let hour = 0; hour < 24; hour++) {
        const within = words.filter(one => hourOf(one.at) === String(hour))
        const expected = {
          in: within.filter(one => one.direction === 'in').length,
          out: within.filter(one => one.direction === 'out').length,
        }
        expect([day, hour, days[day]?.hours[hour] ?? { in: 0, out: 0 }]).toEqual([day, hour, expected])
      }
      const annas = words.filter(one => one.authorId === 'anna').length
      expect(Object.values(days[day]?.managers['anna'] ?? {}).reduce((sum, one) => sum + one, 0)).toBe(annas)
      expect(days[day]?.channels['vk']).toEqual({
        in: words.filter(one => one.channelId === 'vk' && one.direction === 'in').length,
        out: words.filter(one => one.channelId === 'vk' && one.direction === 'out').length,
      })
      expect(days[day]?.managers).not.toHaveProperty('idle')
      expect(days[day]?.managers).not.toHaveProperty('tunnel')
    }
  })
  it('counts today again and leaves whole days alone; a second run comes to the same', async () => {
    const first = await run()
    const second = await run(first.days)
    expect(second.days['2026-03-09']).toBe(first.days['2026-03-09'])
    expect(second.days['2026-03-10']).toEqual(first.days['2026-03-10'])
  })
  it('makes up for days that nobody has counted, some at a time', async () => {
    const first = await run()
    expect(Object.keys(first.days)).toHaveLength(4)
    expect(Object.keys((await run(first.days)).days)).toHaveLength(7)
  })
})
