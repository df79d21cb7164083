import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, watch } from 'vue'
import { useEndOfToday } from './useEndOfToday.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('turns at the midnight of the zone by itself, and only then', () => {
  vi.setSystemTime('2026-11-22T21:30:00Z')
  const scope = effectScope()
  const seen: string[] = []
  scope.run(() => {
    const end = useEndOfToday('Europe/Kyiv')
    watch(end, at => seen.push(new Date(at).toISOString()), { immediate: true, flush: 'sync' })
  })
  expect(seen).toEqual(['2026-11-22T21:59:59.999Z'])
  vi.advanceTimersByTime(29 * 60_000)
  expect(seen).toHaveLength(1)
  vi.advanceTimersByTime(2 * 60_000)
  expect(seen).toEqual(['2026-11-22T21:59:59.999Z', '2026-11-23T21:59:59.999Z'])
  scope.stop()
})
