import { FieldPath, Timestamp } from '@google-cloud/firestore'
import type { Browser, Page } from 'playwright-core'
import { companyPath } from '@chats/domain/paths'
import { openAdmin } from '../../support/openAdmin.ts'
import { signIn } from '../../support/signIn.ts'
import type { StackAddresses } from '../../support/StackAddresses.ts'
import { createMeter } from '../operations/createMeter.ts'
import type { Reading } from '../operations/Operation.ts'

/** What it cost to read everything, and how long it took until managers saw it. */
export interface ReadAll {
  readonly unread: number
  readonly reading: Reading
  /** From the admin's click to a manager whose tab of unread chats is open: the list is empty, the tab says 0. */
  readonly unreadTabMs: number
  /** The same for one who looks at all: the tab says 0. */
  readonly allTabMs: number
}

/** Makes everybody unread, and has an admin read all while two managers look on. `manager` is signed in. */
export async function measureReadAll(
  browser: Browser,
  manager: Page,
  addresses: StackAddresses,
): Promise<ReadAll> {
  const unread = await makeUnread(addresses)
  const open = async (email: string) => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'ru-RU' })
    const page = await context.newPage()
    await signIn(page, addresses.page, email)
    return page
  }
  const [ivan, admin] = [await open('ivan@demo.test'), await open('admin@demo.test')]
  try {
    await Promise.all([
      manager.goto(new URL('chats/unread', addresses.page).href),
      ivan.goto(new URL('chats/all', addresses.page).href),
    ])
    await Promise.all(
      [manager, ivan].map(page => page.locator('[data-testid="tab-unread"][data-count="100"]').waitFor()),
    )
    await manager.getByTestId('person-row').first().waitFor()
    await fillIn(admin, addresses)
    const meter = createMeter(addresses)
    for (const page of [manager, ivan, admin]) meter.watch(page)
    let [unreadTabMs, allTabMs] = [NaN, NaN]
    const reading = await meter.around(async () => {
      const seen = [rightAt(manager, true), rightAt(ivan, false)] as const
      const from = Date.now()
      await admin.getByTestId('read-all-confirm').click()
      ;[unreadTabMs, allTabMs] = (await Promise.all(seen)).map(at => at - from) as [number, number]
    })
    return { unread, reading, unreadTabMs, allTabMs }
  } finally {
    await Promise.all([ivan, admin].map(page => page.context().close()))
  }
}

/** Everything up to the last click. */
async function fillIn(admin: Page, addresses: StackAddresses): Promise<void> {
  const db = openAdmin(addresses)
  const name = String((await db.doc(companyPath).get()).get('name'))
  await db.terminate()
  await admin.goto(new URL('settings/company', addresses.page).href)
  await admin.getByTestId('company-menu').click()
  await admin.getByTestId('company-read-all').click()
  await admin.getByTestId('company-save').click()
  await admin.getByTestId('read-all-name').fill(name)
}

/** When a frame showed that nobody is unread. */
const rightAt = async (page: Page, listToo: boolean): Promise<number> => {
  const handle = await page.waitForFunction(
    list => {
      const tab = document.querySelector('[data-testid="tab-unread"]')?.getAttribute('data-count')
      const rows = list ? document.querySelectorAll('[data-testid="person-row"]').length : 0
      return tab === '0' && rows === 0 ? Date.now() : 0
    },
    listToo,
    { polling: 'raf', timeout: 60_000 },
  )
  return (await handle.jsonValue()) as number
}

/** Has each person one unread message, written a moment ago; answers how many people there are. */
async function makeUnread(addresses: StackAddresses): Promise<number> {
  const db = openAdmin(addresses)
  try {
    const since = Timestamp.now()
    const writer = db.bulkWriter({ throttling: false })
    let people = 0
    for await (const doc of db.collection('people').select().stream()) {
      const { id, ref } = doc as unknown as FirebaseFirestore.QueryDocumentSnapshot
      const chat = (field: string) => new FieldPath('chats', id.replace(/^p-/u, ''), field)
      void writer.update(
        ref,
        'unread',
        1,
        'unreadSince',
        since,
        chat('unread'),
        1,
        chat('unreadSince'),
        since,
      )
      people++
    }
    await writer.close()
    return people
  } finally {
    await db.terminate()
  }
}
