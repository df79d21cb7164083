import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createRandom } from './createRandom.ts'
import type { Random } from './createRandom.ts'
import { openRpc } from './openRpc.ts'
import type { Message, Rpc } from './openRpc.ts'
import { batchSize, commitRequest, plannedCommit } from './plannedCommit.ts'
import type { PlannedContent } from './plannedCommit.ts'
import { reliabilitySize } from './reliabilitySize.ts'
import { startServerProcess } from './startServerProcess.ts'
import type { ServerProcess } from './startServerProcess.ts'

const rounds = reliabilitySize(3, 50)
const commits = reliabilitySize(800, 10_000)
const seed = Number(process.env['FIRESTORE_SEED'] ?? Date.now() % 1_000_000)
const database = 'projects/demo-kill/databases/(default)'

let dataDir: string
let server: ServerProcess | null = null
let rpc: Rpc | null = null
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'firestore-kill-'))
})
afterEach(async () => {
  rpc?.close()
  await server?.kill()
  rmSync(dataDir, { recursive: true })
})

interface Running {
  readonly server: ServerProcess
  readonly rpc: Rpc
}
const open = async (): Promise<Running> => {
  server = await startServerProcess({ dataDir })
  rpc = openRpc(server.port)
  return { server, rpc }
}

it(`has every acknowledged commit, whole, and nothing else after each of ${rounds} kills (seed ${seed})`, async () => {
  const random = createRandom(seed)
  const model = new Map<string, PlannedContent>()
  let acknowledgedInAll = 0
  let keptUnacknowledged = 0
  let running = await open()
  for (let round = 1; round <= rounds; round += 1) {
    const killAt = 1 + random.below(commits - 2 * batchSize)
    const { acknowledged, sent } = await writeUntilKilled(running, round, killAt, random)
    running.rpc.close()
    running = await open()
    const found = await readCollections(running.rpc, [`commits-${round}`, `twins-${round}`, 'slots'])
    const present = [...found.keys()].flatMap(path =>
      path.startsWith(`commits-${round}/`) ? [Number(path.split('/')[1])] : [],
    )
    const lost = acknowledged.filter(n => !found.has(`commits-${round}/${n}`))
    expect(lost, `acknowledged and lost in round ${round}, killed at ${killAt}`).toEqual([])
    expect(
      present.filter(n => n >= sent),
      `never sent in round ${round}`,
    ).toEqual([])
    // What is there decides what else is there: every write of a commit, or none of them.
    for (const n of present.sort((a, b) => a - b)) applyTo(model, round, n)
    const expected = [...model].filter(([path]) => /^slots\//.test(path) || path.includes(`-${round}/`))
    expect(sorted(found), `documents of round ${round}, killed at ${killAt}`).toEqual(sorted(expected))
    acknowledgedInAll += acknowledged.length
    keptUnacknowledged += present.length - acknowledged.length
  }
  const ids = (await running.rpc.unary('ListCollectionIds', {
    parent: `${database}/documents`,
    pageSize: 1000,
  })) as { collectionIds: readonly string[] }
  const all = await readCollections(running.rpc, ids.collectionIds)
  expect(all.size).toBe(model.size)
  expect(sorted(all)).toEqual(sorted(model))
  console.log(
    `${rounds} kills: ${acknowledgedInAll} commits acknowledged, none lost; ${keptUnacknowledged} kept that were ` +
      `not yet acknowledged, each whole; ${all.size} documents at the end`,
  )
}, 3_600_000)

/** Writes batch after batch; once commit `killAt` is sent, the server has a random part of a batch's time to live. */
async function writeUntilKilled({ server, rpc }: Running, round: number, killAt: number, random: Random) {
  const acknowledged: number[] = []
  let killed: Promise<void> | null = null
  let sent = 0
  let batchMs = 0
  const commit = async (n: number) => {
    try {
      await rpc.unary('Commit', commitRequest(database, plannedCommit(round, n)))
      acknowledged.push(n)
    } catch (error) {
      if (killed === null) throw error
    }
  }
  const killIn = async (ms: number) => {
    await new Promise(resolve => setTimeout(resolve, ms))
    await server.kill()
  }
  while (killed === null && sent < commits) {
    const batch = Array.from({ length: batchSize }, (_, index) => sent + index)
    sent += batchSize
    const from = performance.now()
    const answered = Promise.all(batch.map(commit))
    if (sent > killAt) killed = killIn(batchMs * random.below(1000) * 0.001)
    await answered
    batchMs = performance.now() - from
  }
  expect(killed, 'the server was killed in the middle').not.toBeNull()
  await killed
  return { acknowledged, sent }
}

function applyTo(model: Map<string, PlannedContent>, round: number, n: number): void {
  for (const { path, content } of plannedCommit(round, n)) {
    if (content === null) model.delete(path)
    else model.set(path, content)
  }
}

async function readCollections(rpc: Rpc, ids: readonly string[]): Promise<Map<string, PlannedContent>> {
  const found = new Map<string, PlannedContent>()
  const parent = `${database}/documents`
  for (const collectionId of ids) {
    for await (const answer of rpc.stream('RunQuery', {
      parent,
      structuredQuery: { from: [{ collectionId }] },
    })) {
      const document = answer['document'] as
        { name: string; fields: { [field: string]: Message } } | undefined
      if (!document) continue
      const { round, n, text } = document.fields
      found.set(document.name.slice(parent.length + 1), {
        round: Number(round!['integerValue']),
        n: Number(n!['integerValue']),
        length: String(text!['stringValue']).length,
      })
    }
  }
  return found
}

const sorted = (documents: Iterable<readonly [string, PlannedContent]>) =>
  [...documents].map(([path, { round, n, length }]) => `${path} ${round} ${n} ${length}`).sort()
