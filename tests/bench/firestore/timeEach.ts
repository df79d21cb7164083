import { percentile } from '../latency/percentile.ts'
import type { Figure } from './Row.ts'
import type { Server } from './startServer.ts'

const OF_A_MICROSECOND = 1000

/** Runs `task` n times, at most `inFlight` of them at once. */
export async function timesInFlight(
  n: number,
  inFlight: number,
  task: (index: number) => Promise<unknown>,
): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < n) await task(next++)
  }
  await Promise.all(Array.from({ length: inFlight }, worker))
}

/** The p50 of n operations, one after the other. */
export async function timeEach(
  server: Server,
  what: string,
  n: number,
  task: (index: number) => Promise<unknown>,
): Promise<Figure> {
  const before = await server.usage()
  const samples: number[] = []
  for (let index = 0; index < n; index += 1) {
    const from = performance.now()
    await task(index)
    samples.push(performance.now() - from)
  }
  const { cpu } = await server.usage()
  const serverMs = (cpu - before.cpu) / OF_A_MICROSECOND / n
  return { what, unit: 'ms', value: percentile(samples, 0.5), serverMs }
}

/** Operations in a second, `inFlight` at once; `perTask` is how many a task counts for. */
export async function timeTogether(
  server: Server,
  what: string,
  { n, inFlight, perTask = 1 }: { readonly n: number; readonly inFlight: number; readonly perTask?: number },
  task: (index: number) => Promise<unknown>,
): Promise<Figure> {
  const before = await server.usage()
  const from = performance.now()
  await timesInFlight(n, inFlight, task)
  const seconds = (performance.now() - from) / 1000
  const { cpu } = await server.usage()
  const operations = n * perTask
  const serverMs = (cpu - before.cpu) / OF_A_MICROSECOND / operations
  return { what, unit: '/s', value: operations / seconds, serverMs }
}
