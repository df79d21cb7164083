import type { Bridge } from '../../bridge/startBridge.ts'
import { eventually } from '../../support/eventually.ts'

/** Waits until nothing has been written for half a second; the meters then stand at zero. */
export const untilQuiet = (bridge: Bridge): Promise<void> =>
  eventually(async () => {
    await bridge.resetMeters()
    await new Promise(resolve => setTimeout(resolve, 500))
    const { writes } = await bridge.meters()
    if (writes > 0) throw new Error(`${writes} writes in half a second`)
  })
