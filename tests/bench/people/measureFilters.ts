import { writeFilter } from '@chats/domain/filterAddress'
import type { PeopleFilter } from '@chats/domain/PeopleFilter'
import type { Page } from 'playwright-core'
import type { Answers } from './Answers.ts'
import { timeFloor } from './timeFloor.ts'

/** Frequent and rare ones, alone and together, that somebody of the crowd always answers to. */
const filters: readonly PeopleFilter[] = [
  { tags: ['vip'] },
  { tags: ['parent'] },
  { tags: ['student'] },
  { tags: ['vip', 'student'] },
  { messengers: ['vk'] },
  { messengers: ['telegram'], hasPhone: true },
  { hasPhone: false },
  { hasEmail: true },
  { salesPlans: ['course'] },
  { salesPlans: ['course'], tags: ['vip'] },
  { salesPlans: ['exam'], hasEmail: true },
  { sources: ['instagram'] },
  { sources: ['youtube'], tags: ['parent'] },
  { leadTools: ['test'] },
  { states: ['blocked'] },
  { states: ['blocked'], hasPhone: true },
  { assignees: ['demo-ivan'] },
  { assignees: ['demo-oleg'], tags: ['student'] },
  { unread: true },
  { unread: true, hasPhone: true },
]

/** How long it takes from applying a filter until its people are shown, in ms. */
export async function measureFilters(page: Page, address: string): Promise<Answers> {
  const samples: number[] = []
  const floor: number[] = []
  const base = new URL('chats/all', address).pathname
  for (const filter of filters) {
    await page.evaluate(show, { path: base, filtered: false })
    samples.push(await page.evaluate(show, { path: `${base}?f=${writeFilter(filter)}`, filtered: true }))
    floor.push(await timeFloor(page))
  }
  await page.evaluate(show, { path: base, filtered: false })
  return { samples, floor }
}

/** In the page: goes to an address as the Back button does, and waits until its list is there. */
async function show({ path, filtered }: { path: string; filtered: boolean }): Promise<number> {
  const from = performance.now()
  const state = { ...history.state, position: Number(history.state?.position ?? 0) + 1, current: path }
  history.pushState(state, '', path)
  dispatchEvent(new PopStateEvent('popstate', { state }))
  const isThere = () => {
    const list = document.querySelector('[data-testid="people-list"]')
    const looked = list?.querySelector('[data-testid="looked-through"]') ?? null
    return (looked !== null) === filtered && list?.querySelector('[data-testid="person-row"]') != null
  }
  // The rows of the list before are gone with the next frame.
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
  while (!isThere()) {
    if (performance.now() - from > 30_000) throw new Error(`no people at ${path}`)
    await new Promise(requestAnimationFrame)
  }
  return performance.now() - from
}
