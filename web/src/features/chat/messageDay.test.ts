import { expect, it } from 'vitest'
import type { LiveMessage } from '../../entities/messages/LiveMessage.ts'
import { messageDay } from './messageDay.ts'

const evening = { id: 'a', at: Date.parse('2026-11-22T23:30:00Z') } as LiveMessage

it('is the day of the zone that is asked for, whichever was asked for before', () => {
  const day = messageDay(evening, 'UTC')
  expect(messageDay(evening, 'Europe/Kyiv')).toBe(day + 1)
  expect(messageDay(evening, 'UTC')).toBe(day)
})

it('is that of an edited message, which is another object', () => {
  const day = messageDay(evening, 'UTC')
  expect(messageDay({ ...evening, at: evening.at + 3_600_000 }, 'UTC')).toBe(day + 1)
})
