import type { Bridge } from '../../bridge/startBridge.ts'
import { eventually } from '../../support/eventually.ts'

// A trigger that started late on a busy machine has begun to write by then.
const QUIET_MS = 2000

/** Waits until nothing has been written for two seconds; the meters then stand at zero. */
export const untilQuiet = (bridge: Bridge, withinMs?: number): Promise<void> =>
  eventually(async () => {
    await bridge.resetMeters()
    await new Promise(resolve => setTimeout(resolve, QUIET_MS))
    const { writes } = await bridge.meters()
    if (writes > 0) throw new Error(`${writes} writes in ${QUIET_MS} ms`)
  }, withinMs)
