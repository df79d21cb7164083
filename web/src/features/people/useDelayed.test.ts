import { effectScope, nextTick, shallowRef } from 'vue'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useDelayed } from './useDelayed.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('waits before it says so, and takes it back at once', async () => {
  const loading = shallowRef(true)
  const scope = effectScope()
  const shown = scope.run(() => useDelayed(() => loading.value, 250))
  vi.advanceTimersByTime(249)
  expect(shown?.value).toBe(false)
  vi.advanceTimersByTime(1)
  expect(shown?.value).toBe(true)
  loading.value = false
  await nextTick()
  expect(shown?.value).toBe(false)
  scope.stop()
})

it('says nothing of what was over before', async () => {
  const loading = shallowRef(true)
  const scope = effectScope()
  const shown = scope.run(() => useDelayed(() => loading.value, 250))
  vi.advanceTimersByTime(200)
  loading.value = false
  await nextTick()
  vi.advanceTimersByTime(1000)
  expect(shown?.value).toBe(false)
  scope.stop()
})
