import type { Bridge } from '../../bridge/startBridge.ts'
import { connectTelegram } from './connectTelegram.ts'
import { connectVk } from './connectVk.ts'
import type { Line } from './Line.ts'

/** Two channels of each messenger. */
export const connectLines = (bridge: Bridge): Promise<readonly Line[]> =>
  Promise.all([
    connectTelegram(bridge, 1),
    connectTelegram(bridge, 2),
    connectVk(bridge, 1),
    connectVk(bridge, 2),
  ])
