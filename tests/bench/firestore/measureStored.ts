import type { Firestore } from '@google-cloud/firestore'
import type { Figure } from './Row.ts'
import type { Usage } from './reportUsage.ts'
import { startServer } from './startServer.ts'
import type { Server } from './startServer.ts'
import { timeEach, timesInFlight } from './timeEach.ts'

const PER_BATCH = 500
const IN_FLIGHT = 4
const SIZES = [1_000, 10_000, 100_000, 300_000]
/** The largest collection that is also queried and loaded by the clock. */
const QUERIED = 100_000
const TEXT = 'Когда начнётся следующее занятие? '

/** A document that Firestore counts as about 1 KB. */
const composeKilobyte = (index: number) => ({
  name: `Person ${index}`,
  state: index % 10 === 0 ? 'open' : 'closed',
  at: index,
  unread: index % 7,
  labels: ['a', 'b'],
  text: `${index} ${TEXT.repeat(15)}`,
})

/** One collection that grows: how long it takes to fill, what a query of 30 costs in it, what memory it takes. */
export async function measureStored(say: (text: string) => void): Promise<readonly Figure[]> {
  const { server } = await startServer({ kind: 'ours' })
  const db = server.open()
  try {
    const empty = await server.usage(true)
    const figures: Figure[] = []
    let before = { size: 0, usage: empty }
    let loadMs = 0
    for (const size of SIZES) {
      const from = performance.now()
      await load(db, before.size, size)
      loadMs += performance.now() - from
      say(`${grouped(size)} documents are stored`)
      const now = { size, usage: await server.usage(true) }
      if (size === QUERIED) {
        figures.push({
          what: `${grouped(size)} documents of 1 KB loaded, s`,
          unit: 'count',
          value: loadMs / 1000,
        })
        figures.push(...memoryBetween({ size: 0, usage: empty }, now))
      }
      if (size > QUERIED) figures.push(...memoryBetween(before, now))
      if (size <= QUERIED) figures.push(...(await measureQuery(server, db, grouped(size))))
      before = now
    }
    return figures
  } finally {
    await db.terminate()
    await server.stop()
  }
}

interface Stored {
  readonly size: number
  readonly usage: Usage
}

/** KB for each document between two states. */
function memoryBetween(from: Stored, to: Stored): readonly Figure[] {
  const each = (bytes: number) => bytes / (to.size - from.size) / 1024
  const range = `${grouped(from.size)} to ${grouped(to.size)}`
  return [
    {
      what: `heap for a document, ${range}, KB`,
      unit: 'count',
      value: each(to.usage.heap - from.usage.heap),
    },
    {
      what: `resident memory for a document, ${range}, KB`,
      unit: 'count',
      value: each(to.usage.rss - from.usage.rss),
    },
  ]
}

async function measureQuery(server: Server, db: Firestore, stored: string): Promise<readonly Figure[]> {
  const page = db.collection('people').where('state', '==', 'open').orderBy('at', 'desc').limit(30)
  const from = performance.now()
  await page.get()
  const first = performance.now() - from
  return [
    { what: `first query, which makes its index, ${stored} stored`, unit: 'ms', value: first },
    await timeEach(server, `query with 30 results, ${stored} stored, p50`, 40, () => page.get()),
  ]
}

const load = (db: Firestore, from: number, to: number) =>
  timesInFlight(Math.ceil((to - from) / PER_BATCH), IN_FLIGHT, async batch => {
    const start = from + batch * PER_BATCH
    const writes = db.batch()
    for (let index = start; index < Math.min(to, start + PER_BATCH); index += 1)
      writes.set(db.doc(`people/${index}`), composeKilobyte(index))
    await writes.commit()
  })

const grouped = (count: number) => new Intl.NumberFormat('en-US').format(count)
