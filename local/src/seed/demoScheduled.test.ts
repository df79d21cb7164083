import { chatPath } from '@chats/domain/paths'
import { scheduledSchema } from '@chats/domain/Scheduled'
import { expect, it } from 'vitest'
import { composeHistory } from './composeHistory.ts'
import { demoScheduled } from './demoScheduled.ts'
import { historyDocuments } from './historyDocuments.ts'
import { isInstantName } from './isInstantName.ts'

const now = Date.UTC(2026, 10, 22, 12)
const people = composeHistory(now)
const known = new Set(historyDocuments(people).map(([path]) => path))

it('writes scheduled messages as the domain has them, into chats that are there', () => {
  const scheduled = demoScheduled(people, now)
  expect(scheduled).toHaveLength(2)
  for (const [path, data] of scheduled) {
    const parsed = scheduledSchema.strict().parse(data)
    expect(parsed, path).toEqual(data)
    expect(known).toContain(chatPath(parsed.chatId))
    expect(parsed.sendAt).toBeGreaterThan(now)
  }
  expect(['sendAt', 'since'].every(isInstantName)).toBe(true)
})
