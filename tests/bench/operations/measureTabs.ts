import type { Page } from 'playwright-core'
import type { Meter } from './createMeter.ts'
import { judgeReads } from './judgeReads.ts'
import type { Operation } from './Operation.ts'

const PAGE = 30

/** To the unread and back. */
export async function measureTabs(meter: Meter, page: Page): Promise<readonly Operation[]> {
  const show = async (tab: 'all' | 'unread') => {
    await page.getByTestId(`tab-${tab}`).click()
    await page.locator(`[data-testid="person-row"][href*="/${tab}/"]`).first().waitFor()
  }
  const there = await meter.around(() => show('unread'))
  const back = await meter.around(() => show('all'))
  return [
    judgeReads('switching a tab', PAGE + 1, there),
    judgeReads('switching back within 5 minutes', 0, back),
  ]
}
