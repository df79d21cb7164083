import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { shareConnections } from './shareConnections.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Back channels of one browser that close when they have to give way, and in which order they did. */
const browser = (shared: ReturnType<typeof shareConnections>, name: string) => {
  const gaveWay: number[] = []
  const open = (id: number) => {
    const closed = shared.opened(name, () => {
      gaveWay.push(id)
      closed()
    })
    return closed
  }
  return { open, gaveWay }
}

it('lets the longest open of six give way, one at a time, and nobody while there are five', () => {
  const shared = shareConnections()
  const { open, gaveWay } = browser(shared, 'a')
  for (const id of [1, 2, 3, 4, 5]) open(id)
  vi.advanceTimersByTime(1000)
  expect(gaveWay).toEqual([])
  open(6)
  vi.advanceTimersByTime(1000)
  expect(gaveWay).toEqual([1])
  open(1)
  vi.advanceTimersByTime(1000)
  expect(gaveWay).toEqual([1, 2])
  expect(vi.getTimerCount()).toBe(0)
})

it('counts each browser for itself and forgets what was closed', () => {
  const shared = shareConnections()
  const first = browser(shared, 'a')
  const second = browser(shared, 'b')
  const closers = [1, 2, 3, 4, 5].map(first.open)
  for (const id of [1, 2, 3, 4, 5]) second.open(id)
  closers[0]?.()
  first.open(6)
  vi.advanceTimersByTime(1000)
  expect([first.gaveWay, second.gaveWay]).toEqual([[], []])
})
