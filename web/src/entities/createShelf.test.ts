import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createShelf } from './createShelf.ts'

const IDLE = 1_000

function opener() {
  const log: string[] = []
  const open = (name: string) => () => {
    log.push(`open ${name}`)
    return { close: () => void log.push(`close ${name}`) }
  }
  return { log, open }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('opens once for many and closes after the last one has been gone for a while', () => {
  const { log, open } = opener()
  const shelf = createShelf(IDLE, 9)
  expect(shelf.take('a', open('a'))).toBe(shelf.take('a', open('a')))
  shelf.put('a')
  vi.advanceTimersByTime(IDLE * 5)
  expect(log).toEqual(['open a'])
  shelf.put('a')
  vi.advanceTimersByTime(IDLE - 1)
  expect(log).toEqual(['open a'])
  vi.advanceTimersByTime(1)
  expect(log).toEqual(['open a', 'close a'])
})

it('costs nothing to come back in time', () => {
  const { log, open } = opener()
  const shelf = createShelf(IDLE, 9)
  shelf.take('a', open('a'))
  shelf.put('a')
  vi.advanceTimersByTime(IDLE - 1)
  shelf.take('a', open('a'))
  vi.advanceTimersByTime(IDLE * 5)
  expect(log).toEqual(['open a'])
})

it('opens anew what was closed', () => {
  const { log, open } = opener()
  const shelf = createShelf(IDLE, 9)
  shelf.take('a', open('a'))
  shelf.put('a')
  vi.advanceTimersByTime(IDLE)
  shelf.take('a', open('a'))
  expect(log).toEqual(['open a', 'close a', 'open a'])
})

it('closes the longest idle one when too many are', () => {
  const { log, open } = opener()
  const shelf = createShelf(IDLE, 2)
  for (const key of ['a', 'b', 'c']) shelf.take(key, open(key))
  for (const key of ['b', 'a', 'c']) shelf.put(key)
  expect(log.filter(line => line.startsWith('close'))).toEqual(['close b'])
})

it('closes at once what is dropped, but not under another holder', () => {
  const { log, open } = opener()
  const shelf = createShelf(IDLE, 9)
  shelf.take('a', open('a'))
  shelf.take('a', open('a'))
  shelf.drop('a')
  expect(log).toEqual(['open a'])
  shelf.drop('a')
  expect(log).toEqual(['open a', 'close a'])
})

it('says what is open, held or not', () => {
  const { open } = opener()
  const shelf = createShelf(IDLE, 9)
  expect(shelf.has('a')).toBe(false)
  shelf.take('a', open('a'))
  shelf.put('a')
  expect(shelf.has('a')).toBe(true)
  vi.advanceTimersByTime(IDLE)
  expect(shelf.has('a')).toBe(false)
})
