import { dayOf } from '@chats/domain/dayOf'
import type { Dialog } from '@chats/domain/Dialog'
import { writeDialogLine } from '@chats/domain/dialogLine'
import { dialogPath, dialogSheetPath } from '@chats/domain/paths'
import { factsOfDialog, leaderOf } from '@chats/domain/factsOfDialog'
import type { Browser } from 'playwright-core'
import { demoManagers } from '../../../local/src/seed/DemoManager.ts'
import type { PastDocument } from '../../../local/src/seed/historyDocuments.ts'
import { openRest } from '../../../local/src/seed/openRest.ts'
import { signIn } from '../../support/signIn.ts'
import type { StackAddresses } from '../../support/StackAddresses.ts'
import { createMeter } from '../operations/createMeter.ts'

const DAYS = 365
const DAY_MS = 86_400_000
const ZONE = 'Europe/Kyiv'
const PER_COMMIT = 400
const PER_SHEET_COMMIT = 40
/** A prime, so that days, managers and types fall together in all ways. */
const STEP = 7919

/** The report over a year of dialogs. */
export interface ReportCost {
  readonly dialogs: number
  /** Days × managers that have any. */
  readonly sheets: number
  readonly reads: number
  /** From the link to where the figures stand there. */
  readonly ms: number
}

/** Writes a year of `dialogs` with their sheets, as functions leave them, and opens the report over all of it as an admin. */
export async function measureReport(
  browser: Browser,
  addresses: StackAddresses,
  dialogs: number,
): Promise<ReportCost> {
  const now = Date.now()
  const sheets = await writeYear(addresses, dialogs, now)
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'ru-RU' })
  const page = await context.newPage()
  try {
    await signIn(page, addresses.page, 'admin@demo.test')
    const meter = createMeter(addresses)
    meter.watch(page)
    const [from, to] = [now - DAYS * DAY_MS, now].map(at => dayOf(at, ZONE))
    let ms = 0
    const { listenerReads, directReads, ruleReads, counts } = await meter.around(async () => {
      const begun = performance.now()
      await page.goto(new URL(`reports/dialogs?from=${from}&to=${to}`, addresses.page).href)
      await page.waitForFunction(
        wanted => {
          const text = document.querySelector('[data-testid="figure-opened"] dd')?.textContent ?? ''
          return text.replace(/\D/gu, '') === wanted
        },
        String(dialogs),
        { polling: 'raf', timeout: 120_000 },
      )
      ms = performance.now() - begun
    })
    return { dialogs, sheets, reads: listenerReads + directReads + ruleReads + counts, ms }
  } finally {
    await context.close()
  }
}

async function writeYear({ ports, projectId }: StackAddresses, count: number, now: number): Promise<number> {
  const rest = openRest(ports.firestore, projectId)
  const sheets = new Map<string, { day: string; managerId: string; lines: Record<string, string> }>()
  let page: PastDocument[] = []
  for (let index = 0; index < count; index++) {
    const id = `bench-${String(index).padStart(7, '0')}`
    const dialog = composeDialog(index, now)
    page.push([dialogPath(id), dialog])
    const [day, managerId] = [dayOf(dialog.openedAt, ZONE), leaderOf(dialog)]
    const sheet = sheets.get(`${day}_${managerId}`) ?? { day, managerId, lines: {} }
    sheet.lines[id] = writeDialogLine(factsOfDialog(dialog, dialog.openedAt + (index % 3600) * 1000))
    sheets.set(`${day}_${managerId}`, sheet)
    if (page.length === PER_COMMIT || index === count - 1) {
      await rest.commit(page)
      page = []
    }
  }
  const documents = [...sheets.values()].map((sheet): PastDocument => [
    dialogSheetPath(sheet.day, sheet.managerId),
    { schema: 1, ...sheet },
  ])
  for (let from = 0; from < documents.length; from += PER_SHEET_COMMIT)
    await rest.commit(documents.slice(from, from + PER_SHEET_COMMIT))
  return documents.length
}

function composeDialog(index: number, now: number): Dialog {
  const turn = (index * STEP) % 1_000_003
  const manager = demoManagers[Math.floor(turn / DAYS) % demoManagers.length]
  const who = { id: manager?.uid ?? '', name: manager?.name ?? '' }
  // Whole days back, so that none falls out of the period.
  const openedAt = now - 3_600_000 - (turn % (DAYS - 1)) * DAY_MS
  const isOver = turn % 5 > 0
  return {
    schema: 1,
    chatId: `demo-telegram_${600_000_001 + index}`,
    state: isOver ? 'resolved' : 'open',
    typeId: turn % 4 ? (['question', 'complaint', 'technical'][turn % 3] ?? null) : null,
    reasonIds: [],
    componentIds: [],
    managerIds: [who.id],
    openedAt,
    openedBy: who,
    resolvedAt: isOver ? openedAt + (turn % 86_400) * 1000 : null,
    updatedAt: openedAt,
    updatedBy: who,
  }
}
