import { describe, expect, it } from 'vitest'
import { dayOf } from '@chats/domain/dayOf'
import type { MessageDay } from '@chats/domain/MessageDay'
import { endsWait, longestWait } from '@chats/domain/waitsIn'
import type { TalkEntry } from '@chats/domain/waitsIn'
import { waitReport } from '@chats/domain/waitReport'
import { countWaits } from './countWaits.ts'
import type { WaitSource } from './countWaits.ts'

const zone = 'Europe/Kyiv'
const HOUR = 3_600_000
/** Midnight in Kyiv. */
const start = Date.UTC(2026, 2, 8, 22)
const end = start + 48 * HOUR
const dates = ['2026-03-09', '2026-03-10']

/** The same numbers each time. */
function createDice(seed = 3) {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

/** Talks of ten days in sixty chats: questions, answers of managers and of bots, some of which failed. */
function makeTalks(): ReadonlyMap<string, readonly TalkEntry[]> {
  const dice = createDice()
  const talks = new Map<string, TalkEntry[]>()
  for (let chat = 0; chat < 60; chat++) {
    const talk: TalkEntry[] = []
    for (let at = start - dice(200) * HOUR; at < end; at += 1 + dice(dice(4) === 0 ? 9 * HOUR : HOUR / 4)) {
      const [out, bot] = [dice(3) === 0, dice(6) === 0]
      talk.push({
        direction: out ? 'out' : 'in',
        kind: dice(9) === 0 && !out ? 'press' : 'text',
        at,
        content: { kind: 'text', text: 'x' },
        author: out
          ? {
              type: bot ? 'bot' : 'manager',
              id: bot ? 'tunnel' : (['anna', 'ivan'][dice(2)] ?? ''),
              name: '',
            }
          : { type: 'person', id: 'p', name: '' },
        ...(out && { delivery: { state: dice(8) === 0 ? 'failed' : 'sent', attempt: 1 } }),
      })
    }
    talks.set(`${chat % 3 === 0 ? 'vk' : 'bot'}_${chat}`, talk)
  }
  return talks
}

/** What is stored, as Firestore would give it at a moment: nothing of what is written later. */
function createSource(talks: ReadonlyMap<string, readonly TalkEntry[]>) {
  return (now: number): WaitSource => ({
    async answeredChats(authorId, { from, to }) {
      const wrote = ({ author, at }: TalkEntry) => author.id === authorId && at >= from && at < to && at < now
      return [...talks].filter(([, talk]) => talk.some(wrote)).map(([id]) => id)
    },
    async talk(chatId, { from, to }) {
      const known = (talks.get(chatId) ?? []).filter(({ at }) => at < to && at >= from - longestWait)
      const first = known.findLastIndex(entry => entry.at < from && endsWait(entry))
      return known.slice(Math.max(0, first))
    },
  })
}

const emptyDay = (day: string): MessageDay => ({
  schema: 1,
  day,
  hours: {},
  managers: {},
  channels: {},
  countedUntil: 0,
})

async function countAt(now: number, days: Map<string, MessageDay>, source: WaitSource) {
  for (const [index, day] of dates.entries()) {
    const within = { from: start + index * 24 * HOUR, to: start + (index + 1) * 24 * HOUR }
    if (now < within.from) continue
    const before = days.get(day) ?? null
    const counted = await countWaits(source, { before, zone, within, now, authorIds: ['anna', 'ivan'] })
    days.set(day, { ...emptyDay(day), ...counted })
  }
  return days
}

/** Each answer by itself, in the plainest way. */
function recount(talks: ReadonlyMap<string, readonly TalkEntry[]>) {
  const found: { day: string; managerId: string; channel: string; seconds: number }[] = []
  for (const [chatId, talk] of talks) {
    let open: number[] = []
    for (const { direction, kind, at, author, delivery } of talk) {
      if (direction === 'in' && kind === 'text') open.push(at)
      if (direction === 'in' || author.type !== 'manager' || delivery?.state === 'failed') continue
      const since = open.find(one => at - one <= longestWait)
      open = []
      if (since === undefined || at < start || at >= end) continue
      const channel = chatId.split('_')[0] ?? ''
      found.push({ day: dayOf(at, zone), managerId: author.id, channel, seconds: (at - since) / 1000 })
    }
  }
  return found
}

describe('counting waits', () => {
  const talks = makeTalks()
  const expected = recount(talks)

  it('every hour, some hours twice, comes to what a recount of each answer comes to', async () => {
    const sourceAt = createSource(talks)
    const days = new Map<string, MessageDay>()
    for (let hour = 0; hour < 51; hour++) {
      const now = start + HOUR / 3 + hour * HOUR
      await countAt(now, days, sourceAt(now))
      if (hour % 3 === 0) await countAt(now, days, sourceAt(now))
    }
    const report = waitReport([...days.values()])
    expect(expected.length).toBeGreaterThan(300)
    expect(report.all.answered).toBe(expected.length)
    for (const name of ['managers', 'channels', 'days'] as const) {
      const keyOf = { managers: 'managerId', channels: 'channel', days: 'day' } as const
      for (const { key, figures } of report[name]) {
        const some = expected.filter(one => one[keyOf[name]] === key)
        expect([key, figures.answered]).toEqual([key, some.length])
        expect(figures.withinHour).toBe(some.filter(({ seconds }) => seconds <= 3600).length / some.length)
      }
    }
    expect(report.channels).toHaveLength(2)
    const once = await countAt(end + 2 * HOUR, new Map(), sourceAt(end + 2 * HOUR))
    expect([...once.values()].map(({ waits }) => waits)).toEqual([...days.values()].map(({ waits }) => waits))
  })

  it('a run that comes again changes nothing; what may still fail waits for the next one', async () => {
    const now = start + 10 * HOUR
    const source = createSource(talks)(now)
    const first = await countAt(now, new Map(), source)
    const until = first.get('2026-03-09')?.waitsUntil
    expect(until).toBe(now - 15 * 60_000)
    const again = await countAt(now, new Map(first), source)
    expect([...again]).toEqual([...first])
  })
})
