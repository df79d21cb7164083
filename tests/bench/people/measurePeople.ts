import type { Page } from 'playwright-core'
import { restTriggers } from '../../../local/src/seed/restTriggers.ts'
import { seedCrowd } from '../../../local/src/seed/seedCrowd.ts'
import { switchTriggers } from '../../../local/src/seed/switchTriggers.ts'
import { launchBrowser } from '../../../local/src/testBrowser/launchBrowser.ts'
import { signIn } from '../../support/signIn.ts'
import { startTestStack } from '../../support/startTestStack.ts'
import type { StackAddresses } from '../../support/StackAddresses.ts'
import { percentile } from '../latency/percentile.ts'
import type { Answers } from './Answers.ts'
import type { Comparison } from './Comparison.ts'
import { measureFilters } from './measureFilters.ts'
import { measureFrames } from './measureFrames.ts'
import type { Frames } from './measureFrames.ts'
import { measureHeap } from './measureHeap.ts'
import { measureReadAll } from './measureReadAll.ts'
import type { ReadAll } from './measureReadAll.ts'
import { measureReport } from './measureReport.ts'
import type { ReportCost } from './measureReport.ts'
import { measureRows } from './measureRows.ts'
import { measureSearches } from './measureSearches.ts'

const FEW = 1_000
const NEVER_MS = 24 * 3_600_000

/** What it is to work among so many people. */
interface Measured {
  readonly rows: Answers
  readonly searches: Answers
  readonly filters: Answers
  readonly frames: Frames
  /** How much larger the page's heap is after the updates, in MB. */
  readonly growth: number
}

export interface PeopleResult {
  readonly many: number
  readonly seconds: number
  readonly comparisons: readonly Comparison[]
  readonly readAll: ReadAll
  readonly report: ReportCost
}

/** The inbox of a manager among a thousand people and among `many`, on one stack, one after the other. */
export async function measurePeople(
  say: (text: string) => void,
  many = Number(process.env['BENCH_PEOPLE'] ?? 100_000),
): Promise<PeopleResult> {
  const { addresses, stop } = await startTestStack({ sweepEveryMs: NEVER_MS })
  const browser = await launchBrowser()
  try {
    say('the stack is up')
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'ru-RU',
      timezoneId: 'Europe/Kyiv',
    })
    const page = await context.newPage()
    await moveIn(addresses, FEW)
    await signIn(page, addresses.page, 'anna@demo.test')
    const among = async (people: number): Promise<Measured> => {
      say(`${people} people live there`)
      return measureAll(page, addresses)
    }
    const few = await among(FEW)
    const from = performance.now()
    await moveIn(addresses, many)
    const seconds = (performance.now() - from) / 1000
    const comparisons = compare(few, await among(many))
    say('everybody is unread')
    const readAll = await rest(addresses, () => measureReadAll(browser, page, addresses))
    say(`${many} dialogs of a year`)
    const report = await rest(addresses, () => measureReport(browser, addresses, many))
    return { many, seconds, comparisons, readAll, report }
  } finally {
    await browser.close()
    await stop()
  }
}

const moveIn = (addresses: StackAddresses, count: number) =>
  rest(addresses, ({ ports, projectId }) =>
    seedCrowd({ port: ports.firestore, projectId }, { count, now: Date.now() }, () => undefined),
  )

/** Does something that no function is told of. */
async function rest<T>(
  addresses: StackAddresses,
  work: (addresses: StackAddresses) => Promise<T>,
): Promise<T> {
  const { ports, projectId } = addresses
  await switchTriggers(ports.hub, false)
  await restTriggers(ports.firestore, projectId, true)
  try {
    return await work(addresses)
  } finally {
    await restTriggers(ports.firestore, projectId, false)
    await switchTriggers(ports.hub, true)
  }
}

async function measureAll(page: Page, addresses: StackAddresses): Promise<Measured> {
  return {
    rows: await measureRows(page, addresses.page),
    searches: await measureSearches(page),
    filters: await measureFilters(page, addresses.page),
    frames: await measureFrames(page, addresses.page),
    growth: await measureHeap(page, addresses),
  }
}

function compare(few: Measured, many: Measured): readonly Comparison[] {
  const answer = (what: string, share: number, of: 'rows' | 'searches' | 'filters') => ({
    what,
    unit: 'ms' as const,
    few: percentile(few[of].samples, share),
    many: percentile(many[of].samples, share),
    floor: { few: percentile(few[of].floor, share), many: percentile(many[of].floor, share) },
    limit: { times: 2 },
  })
  const frame = ({ frames }: Measured) => percentile(frames.list, 0.95)
  return [
    { ...answer('time until the first rows, empty cache, p50', 0.5, 'rows'), limit: { times: 1.5 } },
    answer('search answer, p50', 0.5, 'searches'),
    answer('search answer, p95', 0.95, 'searches'),
    answer('filter answer, p50', 0.5, 'filters'),
    answer('filter answer, p95', 0.95, 'filters'),
    {
      what: 'frame while the list scrolls, p95',
      unit: 'ms',
      few: frame(few),
      many: frame(many),
      limit: { most: percentile(many.frames.floor, 0.95) * 1.2 },
    },
    {
      what: 'rows in the document while the list scrolls, most',
      unit: 'rows',
      few: few.frames.rows,
      many: many.frames.rows,
      limit: { most: 60 },
    },
    {
      what: 'growth of the page’s heap over 10,000 updates',
      unit: 'MB',
      few: few.growth,
      many: many.growth,
      limit: { most: 20 },
    },
  ]
}
