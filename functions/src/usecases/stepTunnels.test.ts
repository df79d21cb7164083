import { expect, it } from 'vitest'
import { createHandedOver } from './createHandedOver.ts'
import type { HandedOver } from './createHandedOver.ts'
import { stepTunnels } from './stepTunnels.ts'
import type { DueRun, TunnelRuns } from './TunnelRuns.ts'

const PAGE = 500
const KEPT_MS = 60_000
const run = (index: number, dueAt = 0): DueRun => ({ tunnelId: 't', chatId: `c${index}`, dueAt })
const many = (count: number) => Array.from({ length: count }, (_, index) => run(index))
/** One that runs alone: it remembers nothing. */
const alone = () => createHandedOver(0)

/** A run of the schedule over `due`; a page takes `pageMs`. */
async function step(
  due: readonly DueRun[],
  handed: HandedOver,
  { at = 0, pageMs = 0, spread }: { at?: number; pageMs?: number; spread?: TunnelRuns['spread'] } = {},
) {
  let now = at
  const moved: string[] = []
  const shares: string[][] = []
  const runs: Pick<TunnelRuns, 'due' | 'move' | 'spread'> = {
    async *due() {
      for (let from = 0; from === 0 || from < due.length; from += PAGE) {
        await Promise.resolve()
        now += pageMs
        yield due.slice(from, from + PAGE)
      }
    },
    move: ({ chatId }) => Promise.resolve(moved.push(chatId) > 0),
    spread:
      spread ??
      (work => Promise.resolve(void ('due' in work && shares.push(work.due.map(({ chatId }) => chatId))))),
  }
  const failed = await stepTunnels(runs as TunnelRuns, handed, { now: () => now, log: () => undefined }).then(
    () => false,
    () => true,
  )
  return { moved, shares, failed }
}

it('moves a handful itself, and hands shares of more over, page after page', async () => {
  expect(await step(many(100), alone())).toMatchObject({
    moved: many(100).map(({ chatId }) => chatId),
    shares: [],
  })
  const { moved, shares } = await step(many(1250), alone())
  expect(moved).toEqual([])
  expect(shares.map(({ length }) => length)).toEqual([...Array<number>(12).fill(100), 50])
  expect(new Set(shares.flat()).size).toBe(1250)
})

it('leaves to the next run what it has no time for', async () => {
  const { shares } = await step(many(5000), alone(), { pageMs: 15_000 })
  expect(shares.flat().length).toBe(3 * PAGE)
})

it('hands over once what another run of it, beside it or before, handed over', async () => {
  const handed = createHandedOver(KEPT_MS)
  const [one, other] = await Promise.all([step(many(1200), handed), step(many(1200), handed)])
  expect([...one.shares, ...other.shares].flat().toSorted()).toEqual(
    many(1200)
      .map(({ chatId }) => chatId)
      .toSorted(),
  )
  expect((await step(many(1200), handed, { at: KEPT_MS - 1 })).shares).toEqual([])
  expect((await step(many(1200), handed, { at: KEPT_MS })).shares.flat().length).toBe(1200)
})

it('hands over again what is due anew, and what could not be handed over', async () => {
  const handed = createHandedOver(KEPT_MS)
  const broken = await step(many(200), handed, { spread: () => Promise.reject(new Error('no queue')) })
  expect(broken.failed).toBe(true)
  expect((await step(many(200), handed)).shares.flat().length).toBe(200)
  const anew = many(200).map((_, index) => run(index, 1))
  expect((await step(anew, handed)).shares.flat().length).toBe(200)
})
