import type { Page } from 'playwright-core'
import type { BenchPerson } from '../composeBase.ts'
import { openChat } from '../openChat.ts'
import type { Meter } from './createMeter.ts'
import { judgeReads, judgeWrites } from './judgeReads.ts'
import type { Operation } from './Operation.ts'

const PAGE = 30
const AROUND = 4
/** docs/decisions/0008: the rule of saying that one is here; who was there already; a colleague who is in the chat hears of it. */
const HERE = 2
const THERE = 1
const COLLEAGUE = 1
/** docs/decisions/0006: the card itself and the tasks; once a session three dictionaries, four managers and their rule. */
const CARD = 4
const ONCE = 3 + 4 + 1

/** Opening a chat in all its ways, and marking it as read. */
export const measureOpening = (meter: Meter) => ({
  async first(page: Page, person: BenchPerson, other: BenchPerson): Promise<readonly Operation[]> {
    const opened = await meter.around(() => openChat(page, person))
    await openChat(page, other)
    const again = await meter.around(() => openChat(page, person))
    return [
      judgeReads('opening a chat', PAGE + AROUND + HERE + THERE, opened),
      judgeReads('opening it again within 5 minutes', HERE, again),
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
      judgeReads(
        'opening a chat that another manager read last',
        PAGE + AROUND + HERE + THERE + COLLEAGUE,
        opened,
      ),
    ]
  },

  /** The card beside a chat: that of the first person, with the dictionaries, and that of another one. */
  async card(page: Page, person: BenchPerson, other: BenchPerson): Promise<readonly Operation[]> {
    await openChat(page, person)
    const first = await meter.around(async () => {
      await page.locator('[data-testid=chat] header button.card').click()
      await page.getByTestId('person-card').waitFor()
    })
    const both = await meter.around(() => openChat(page, other))
    return [
      judgeReads('the card beside it, the first of a session', CARD + ONCE, first),
      judgeReads('going to another person, known already, with the card open', CARD + HERE + THERE, both),
    ]
  },

  async afterReload(page: Page, person: BenchPerson): Promise<readonly Operation[]> {
    await page.goto(new URL('/chats/all', page.url()).href)
    await page.getByTestId('person-row').first().waitFor()
    const opened = await meter.around(() => openChat(page, person))
    return [judgeReads('opening it again after a reload, its page cached', AROUND + HERE + THERE, opened)]
  },
})
