import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createRemovals, LEAST_MS, UNDO_MS } from './createRemovals.ts'

const open = (answer: 'ok' | 'too_late' = 'ok') => {
  const asked: string[] = []
  const removals = createRemovals((chatId, messageId) => {
    asked.push(`${chatId} ${messageId}`)
    return Promise.resolve(answer === 'ok' ? { ok: true } : { ok: false, why: answer })
  })
  return { asked, removals, idOf: (at: number) => removals.waiting.value[at]?.id ?? '' }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('asks nobody before its time, then for each part', async () => {
  const { asked, removals } = open()
  removals.start('c', ['a', 'b'])
  expect(removals.has('b')).toBe(true)
  await vi.advanceTimersByTimeAsync(UNDO_MS - 1)
  expect(asked).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(asked).toEqual(['c a', 'c b'])
  expect(removals.has('b')).toBe(false)
})

it('is taken back, and no other with it', async () => {
  const { asked, removals, idOf } = open()
  removals.start('c', ['a'])
  removals.start('c', ['b'])
  removals.undo(idOf(0))
  expect(removals.has('a')).toBe(false)
  await vi.advanceTimersByTimeAsync(UNDO_MS * 2)
  expect(asked).toEqual(['c b'])
})

it('waits while somebody points at it, and then for a moment more', async () => {
  const { asked, removals, idOf } = open()
  removals.start('c', ['a'])
  const id = idOf(0)
  await vi.advanceTimersByTimeAsync(UNDO_MS - 10)
  removals.hold(id)
  removals.hold(id)
  await vi.advanceTimersByTimeAsync(UNDO_MS * 5)
  removals.release(id)
  removals.release(id)
  await vi.advanceTimersByTimeAsync(LEAST_MS - 1)
  expect(asked).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(asked).toEqual(['c a'])
})

it('says why it was not done', async () => {
  const { removals } = open('too_late')
  removals.start('c', ['a'])
  await vi.advanceTimersByTimeAsync(UNDO_MS)
  expect(removals.trouble.value).toBe('too_late')
  removals.start('c', ['b'])
  expect(removals.trouble.value).toBeNull()
})
