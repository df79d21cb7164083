import { composeOperations } from './composeOperations.ts'
import { openFrames } from './openFrames.ts'
import type { Figure } from './Row.ts'
import type { Server } from './startServer.ts'
import { timeEach, timesInFlight, timeTogether } from './timeEach.ts'

const WARM = 500
const WARM_IN_FLIGHT = 10

/**
 * What clients do most, without a client: bytes made beforehand on one connection. The library of the admin SDK takes
 * longer over most of it than the servers do, and so hides how they differ. Everything lies below `round`.
 */
export async function measureFrames(server: Server, round: string): Promise<readonly Figure[]> {
  const frames = await openFrames(server.port)
  const operations = composeOperations(frames, `frames-${round}`)
  const figures: Figure[] = []
  try {
    for (const { run } of operations) await timesInFlight(WARM, WARM_IN_FLIGHT, run)
    for (const { what, alone, together, inFlight, run } of operations)
      figures.push(
        await timeEach(server, `frames: ${what}, one at a time, p50`, alone, run),
        await timeTogether(server, `frames: ${what}, ${inFlight} in flight`, { n: together, inFlight }, run),
      )
  } finally {
    frames.close()
  }
  return figures
}
