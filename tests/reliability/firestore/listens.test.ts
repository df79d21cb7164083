import { afterEach, expect, it } from 'vitest'
import { openChannel } from './openChannel.ts'
import { openRpc } from './openRpc.ts'
import type { Message, Rpc } from './openRpc.ts'
import { reliabilitySize } from './reliabilitySize.ts'
import { startServerProcess } from './startServerProcess.ts'
import type { ServerProcess } from './startServerProcess.ts'

const listens = reliabilitySize(300, 10_000)
const warmUp = reliabilitySize(200, 1000)
const atOnce = 10
const database = 'projects/demo-listens/databases/(default)'
const parent = `${database}/documents`

let server: ServerProcess | null = null
let rpc: Rpc | null = null
afterEach(async () => {
  rpc?.close()
  await server?.kill()
})

const query = { from: [{ collectionId: 'rows' }], limit: { value: 20 } }
const targetId = 2

/** Listens until the server has told all there is, then leaves in one of the ways that clients do. */
async function listenByRpc(rpc: Rpc, index: number): Promise<void> {
  const stream = rpc.duplex('Listen')
  const over = new Promise<void>(resolve => stream.on('status', () => resolve()))
  stream.on('error', () => undefined)
  const heard = new Promise<void>((resolve, reject) => {
    void over.then(() => reject(new Error(`listen ${index} was ended before it was current`)))
    stream.on('data', ({ targetChange }: { targetChange?: { targetChangeType: string } }) => {
      if (targetChange?.targetChangeType === 'CURRENT') resolve()
    })
  })
  const target =
    index % 2 === 0
      ? { query: { parent, structuredQuery: query }, targetId }
      : { documents: { documents: [`${parent}/rows/${index % 50}`] }, targetId }
  stream.write({ database, addTarget: target })
  await heard
  if (index % 3 === 0) stream.write({ database, removeTarget: targetId })
  if (index % 3 === 1) stream.cancel()
  else stream.end()
  await over
}

/** The same as a browser does it: a session, its back channel, and the end of both. */
async function listenByChannel(port: number, index: number): Promise<void> {
  const channel = await openChannel(port, 'Listen', [
    { database, addTarget: { query: { parent, structuredQuery: { ...query, limit: 20 } }, targetId } },
  ])
  await channel.heard('CURRENT')
  if (index % 2 === 0) await channel.send([{ database, removeTarget: targetId }])
  await channel.terminate()
}

it.each<[string, (server: ServerProcess, rpc: Rpc, index: number) => Promise<void>]>([
  ['gRPC', (_, rpc, index) => listenByRpc(rpc, index)],
  ['WebChannel', ({ port }, _, index) => listenByChannel(port, index)],
])(
  `has its memory back after ${listens} listens over %s`,
  async (wire, listen) => {
    const running = (server = await startServerProcess())
    const client = (rpc = openRpc(running.port))
    for (let row = 0; row < 50; row += 1) await client.unary('Commit', write(row))
    const listenTo = async (from: number, to: number) => {
      for (let at = from; at < to; at += atOnce)
        await Promise.all(Array.from({ length: atOnce }, (_, index) => listen(running, client, at + index)))
    }
    // What is compiled, cached and kept for the page (its last 500 requests) is there before the count begins.
    await listenTo(0, warmUp)
    const before = (await running.memory()).heap
    await listenTo(warmUp, warmUp + listens)
    let after = 0
    // The last streams may still be closing.
    const change = async () => Math.abs((after = (await running.memory()).heap) / before - 1)
    await expect.poll(change, { timeout: 20_000 }).toBeLessThan(0.1)
    expect(await openListens(running)).toBe(0)
    console.log(`${listens} listens over ${wire}: heap ${before} bytes before, ${after} after`)
  },
  3_600_000,
)

const write = (row: number): Message => ({
  database,
  writes: [
    { update: { name: `${parent}/rows/${row}`, fields: { text: { stringValue: 'x'.repeat(1000) } } } },
  ],
})

async function openListens({ port }: ServerProcess): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}/emulator/v1/projects/demo-listens/listens`)
  const { listens } = (await answer.json()) as { listens: readonly unknown[] }
  return listens.length
}
