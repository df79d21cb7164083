import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createRandom } from './createRandom.ts'
import { channelProbe } from './fuzz/channelProbe.ts'
import { controlProbe } from './fuzz/controlProbe.ts'
import { grpcProbe } from './fuzz/grpcProbe.ts'
import type { Probe } from './fuzz/Probe.ts'
import { restProbe } from './fuzz/restProbe.ts'
import { sendHttp } from './sendHttp.ts'
import { reliabilitySize } from './reliabilitySize.ts'
import { startServerProcess } from './startServerProcess.ts'
import type { ServerProcess } from './startServerProcess.ts'

const bodies = reliabilitySize(300, 50_000)
const seed = Number(process.env['FIRESTORE_SEED'] ?? 654_073)
const atOnce = 8
const goodEvery = 500
const mostFaults = 20

let cwd: string
let server: ServerProcess | null = null
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'firestore-fuzz-'))
})
afterEach(async () => {
  await server?.kill()
  rmSync(cwd, { recursive: true })
})

it.each<[string, (port: number) => Probe]>([
  ['REST', restProbe],
  ['WebChannel', channelProbe],
  ['gRPC', grpcProbe],
  ['the control endpoints', controlProbe],
])(
  `bears ${bodies} broken bodies on %s (seed ${seed})`,
  async (wire, probeOf) => {
    const running = (server = await startServerProcess({ cwd }))
    const probe = probeOf(running.port)
    const faults: string[] = []
    const heaps: number[] = []
    try {
      for (const share of [0, 1, 2, 3]) {
        await sendBodies(running, probe, [(bodies * share) / 4, (bodies * (share + 1)) / 4], faults)
        await clear(running)
        heaps.push((await running.memory()).heap)
      }
    } finally {
      await probe.close()
    }
    expect({ faults, complaints: running.complaints() }).toEqual({ faults: [], complaints: '' })
    expect(running.ended()).toBeNull()
    // The first quarter compiles and fills what is kept for the page; after that nothing may grow with the bodies.
    const [first = 0, , , last = 0] = heaps
    expect(last, `heap after each quarter: ${heaps.join(', ')}`).toBeLessThan(first * 1.5)
    console.log(`${bodies} bodies on ${wire}, seed ${seed}: heap after each quarter ${heaps.join(', ')}`)
  },
  3_600_000,
)

/** Bodies `from` to `to`, each made of the seed and its own number; every now and then a request in order. */
async function sendBodies(
  server: ServerProcess,
  probe: Probe,
  [from, to]: readonly [number, number],
  faults: string[],
): Promise<void> {
  let next = from
  const work = async () => {
    while (next < to && faults.length < mostFaults && server.ended() === null) {
      const index = next++
      try {
        const fault = await probe.body(createRandom(seed * 1_000_003 + index))
        if (fault !== null) faults.push(`body ${index}: ${fault}`)
        if (index % goodEvery === 0) await probe.good()
      } catch (error) {
        faults.push(`body ${index}: ${String(error)}`)
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  await probe.good()
}

/** Empties every database that the bodies made up. */
async function clear({ port }: ServerProcess): Promise<void> {
  const { text } = await sendHttp(port, 'GET', '/emulator/v1/projects', '')
  const { projects } = JSON.parse(text) as { projects: { project: string; databases: { id: string }[] }[] }
  for (const { project, databases } of projects) {
    for (const { id } of databases) {
      const path = `/emulator/v1/projects/${encodeURIComponent(project)}/databases/${encodeURIComponent(id)}/documents`
      await sendHttp(port, 'DELETE', path, '')
    }
  }
}
