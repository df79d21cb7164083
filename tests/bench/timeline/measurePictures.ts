import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { incomingMessageId } from '@chats/domain/ids'
import { attachmentPath, messagePath } from '@chats/domain/paths'
import type { Page } from 'playwright-core'
import type { PastDocument } from '../../../local/src/seed/historyDocuments.ts'
import { writeDocuments } from '../../../local/src/seed/writeDocuments.ts'
import { openAdmin } from '../../support/openAdmin.ts'
import { putFile } from '../../support/putFile.ts'
import type { BenchPerson } from '../composeBase.ts'
import type { BenchStack } from '../startBenchStack.ts'

const PICTURE = resolve(import.meta.dirname, '../../../web/public/icons/icon-512.png')
const PICTURES = 12
const LATE_MS = 1_200
const WATCHED_MS = 4_000

/**
 * Opens a chat that ends in pictures whose size nobody told, which come late, looks a little further up and follows the
 * message in the middle: how many pixels it moved at most while they arrived.
 */
export async function measurePictures(stack: BenchStack, page: Page, person: BenchPerson): Promise<number> {
  const chat = person.chats[0]
  if (!chat) throw new Error('no chat')
  const bytes = await readFile(PICTURE)
  const lastAt = chat.messages.at(-1)?.message.at ?? 0
  const documents: PastDocument[] = []
  for (let n = 0; n < PICTURES; n++) {
    const id = incomingMessageId(String(5000 + n))
    const path = attachmentPath(chat.id, id)
    await putFile(stack.addresses, path, { type: 'image/png', bytes }, { personId: person.id })
    documents.push([
      messagePath(chat.id, id),
      {
        schema: 1,
        chatId: chat.id,
        personId: person.id,
        direction: 'in',
        kind: 'photo',
        at: lastAt + (n + 1) * 60_000,
        content: {
          kind: 'photo',
          file: { state: 'stored', path, name: 'a.png', type: 'image/png', size: bytes.length },
        },
        author: { type: 'person', id: person.id, name: person.name },
        externalId: `${5000 + n}`,
      },
    ])
  }
  const admin = openAdmin(stack.addresses)
  await writeDocuments(admin, documents)
  await admin.terminate()

  await page.route('**/v0/b/**', async route => {
    await new Promise(later => setTimeout(later, LATE_MS))
    await route.continue()
  })
  await page.locator(`[data-testid="person-row"][data-person-id="${person.id}"]`).click()
  const feed = page.locator(`[data-chat-id="${chat.id}"] [role=feed][data-placed]`)
  await feed.waitFor()
  await feed.hover()
  await page.mouse.wheel(0, -500)
  const moved = await feed.evaluate(
    (box, watched) =>
      new Promise<number>(done => {
        const { top: edge, height } = box.getBoundingClientRect()
        const top = (one: Element) => one.getBoundingClientRect().top
        const begun = performance.now()
        let [id, from, most]: [string | null | undefined, number, number] = [undefined, NaN, 0]
        const look = () => {
          if (id === undefined) {
            const all = [...box.querySelectorAll('[data-message-id]')]
            const anchor = all.find(one => top(one) > edge + height / 3)
            id = anchor?.getAttribute('data-message-id')
            from = anchor ? top(anchor) : NaN
          }
          const now = box.querySelector(`[data-message-id="${id}"]`)
          if (now) most = Math.max(most, Math.abs(top(now) - from))
          if (performance.now() - begun > watched) done(id ? most : NaN)
          else requestAnimationFrame(look)
        }
        // The wheel comes to rest first.
        setTimeout(look, 300)
      }),
    WATCHED_MS,
  )
  if ((await feed.locator('img').count()) === 0) throw new Error('no picture came')
  await page.unroute('**/v0/b/**')
  return moved
}
