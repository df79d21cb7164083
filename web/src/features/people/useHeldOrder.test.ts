import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { shallowRef } from 'vue'
import { useHeldOrder } from './useHeldOrder.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const listOf = (ids: string) => [...ids].map(id => ({ id }))
const shown = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).join('')

it('stands still under the hand, and follows once it rests', () => {
  const rows = shallowRef(listOf('abc'))
  const order = useHeldOrder(() => rows.value)
  order.touch()
  rows.value = listOf('cab')
  expect(shown(order.rows.value)).toBe('abc')
  vi.advanceTimersByTime(1_000)
  order.touch()
  vi.advanceTimersByTime(1_000)
  expect(shown(order.rows.value)).toBe('abc')
  vi.advanceTimersByTime(500)
  expect(shown(order.rows.value)).toBe('cab')
})

it('drops who has left, keeps a new one back and shows a further page', () => {
  const rows = shallowRef(listOf('abc'))
  const order = useHeldOrder(() => rows.value)
  order.touch()
  rows.value = listOf('nacde')
  expect(shown(order.rows.value)).toBe('acde')
  order.release()
  expect(shown(order.rows.value)).toBe('nacde')
})

it('does not hold another list in the order of this one', async () => {
  const rows = shallowRef(listOf('abc'))
  const order = useHeldOrder(() => rows.value)
  order.touch()
  rows.value = listOf('xyz')
  await Promise.resolve()
  expect(shown(order.rows.value)).toBe('xyz')
})
