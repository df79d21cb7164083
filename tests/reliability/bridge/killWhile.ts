import { createRandom } from '../../../local/src/messengers/createRandom.ts'
import type { Bridge } from '../../bridge/startBridge.ts'
import { killAtMoments } from './killAtMoments.ts'
import { killNowAndThen } from './killNowAndThen.ts'
import type { Size } from './Scenario.ts'

/** Ends the functions while `work` goes on: at `moments` where faults are fixed, else at random; answers how often. */
export const killWhile = (
  bridge: Bridge,
  { n, seed, fixed }: Size,
  moments: readonly string[],
  work: () => Promise<unknown>,
): Promise<number> =>
  fixed
    ? killAtMoments(bridge, moments, work)
    : killNowAndThen(bridge, Math.max(2, Math.round(n / 500)), createRandom(seed), work())
