import type { Page } from 'playwright-core'
import type { BenchPerson } from '../composeBase.ts'
import { openChat } from '../openChat.ts'
import type { Meter } from './createMeter.ts'
import { judgeReads, judgeWrites } from './judgeReads.ts'
import type { Operation } from './Operation.ts'

const PAGE = 30
const AROUND = 4

/** Opening a chat in all its ways, and marking it as read. */
export const measureOpening = (meter: Meter) => ({
  async first(page: Page, person: BenchPerson, other: BenchPerson): Promise<readonly Operation[]> {
    const opened = await meter.around(() => openChat(page, person))
    await openChat(page, other)
    const again = await meter.around(() => openChat(page, person))
    return [
      judgeReads('opening a chat', PAGE + AROUND, opened),
      judgeReads('opening it again within 5 minutes', 0, again),
    ]
  },

  async afterReading(reader: Page, other: Page, person: BenchPerson): Promise<readonly Operation[]> {
    await openChat(reader, person)
    const marked = await meter.around(async () => {
      await reader.getByTestId('mark-read').click()
      await reader.locator('[data-testid="mark-read"][data-count="0"]').waitFor()
    })
    const opened = await meter.around(() => openChat(other, person))
    return [
      judgeWrites('mark as read', 1, marked),
      judgeReads('opening a chat that another manager read last', PAGE + AROUND, opened),
    ]
  },

  async afterReload(page: Page, person: BenchPerson): Promise<readonly Operation[]> {
    await page.goto(new URL('/chats/all', page.url()).href)
    await page.getByTestId('person-row').first().waitFor()
    const opened = await meter.around(() => openChat(page, person))
    return [judgeReads('opening it again after a reload, its page cached', AROUND, opened)]
  },
})
