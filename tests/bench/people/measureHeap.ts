import { Timestamp } from '@google-cloud/firestore'
import type { Page } from 'playwright-core'
import { eventually } from '../../support/eventually.ts'
import { openAdmin } from '../../support/openAdmin.ts'
import type { StackAddresses } from '../../support/StackAddresses.ts'

const UPDATES = 10_000
/** The page shows the first of them, the others come up from below. */
const PEOPLE = 200
const PER_COMMIT = 20

/** How much more the page's heap holds after an hour's worth of new messages while the list is open, in MB. */
export async function measureHeap(page: Page, addresses: StackAddresses): Promise<number> {
  await page.goto(new URL('chats/all', addresses.page).href)
  await page.getByTestId('person-row').first().waitFor()
  const db = openAdmin(addresses)
  const people = await db.collection('people').orderBy('lastMessageAt', 'desc').limit(PEOPLE).get()
  const update = async (from: number, to: number) => {
    for (let at = from; at < to; at += PER_COMMIT) {
      const batch = db.batch()
      for (let one = at; one < Math.min(to, at + PER_COMMIT); one++) {
        const person = people.docs[(one * 37) % people.size]
        // Each later than the one before it: of one millisecond the names would say who is on top.
        const { seconds, nanoseconds } = Timestamp.now()
        const millis = Math.floor(nanoseconds / 1e6)
        const now = new Timestamp(seconds, millis * 1e6 + (one - at) * 1000)
        if (person)
          batch.update(person.ref, {
            lastMessageAt: now,
            'lastMessage.at': now,
            'lastMessage.text': `сообщение ${one}`,
          })
      }
      await batch.commit()
    }
    // The page has seen the last of them.
    await eventually(async () => {
      if (!(await page.getByTestId('people-list').innerText()).includes(`сообщение ${to - 1}`))
        throw new Error('the last update is not shown')
    }, 60_000)
  }
  try {
    // What code and caches take is there before.
    await update(0, UPDATES / 10)
    const before = await heapOf(page)
    await update(UPDATES / 10, UPDATES / 10 + UPDATES)
    return ((await heapOf(page)) - before) / 1e6
  } finally {
    await db.terminate()
  }
}

/** Bytes of JavaScript after a collection. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  try {
    await session.send('HeapProfiler.enable')
    for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage')
    return (await session.send('Runtime.getHeapUsage')).usedSize
  } finally {
    await session.detach()
  }
}
