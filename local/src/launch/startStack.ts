import { join } from 'node:path'
import { startSimulators } from '../messengers/startSimulators.ts'
import type { Progress } from './createProgress.ts'
import type { StackOptions } from './StackOptions.ts'
import { stackParameters } from './stackParameters.ts'
import { startSuite } from './startSuite.ts'
import { startTicker } from './startTicker.ts'

export interface Stack {
  /** Resolves when the suite and the simulators answer. */
  readonly ready: Promise<void>
  /** Resolves with a sentence when a part ends by itself. */
  readonly ended: Promise<string>
  /** Ends everything, data saved. */
  stop(): Promise<void>
}

/** Thirty seconds where the outbox is swept every second. */
const SWEEPS_A_CHECK = 30
/** Two seconds there: nobody waits a minute to see a reminder. */
const SWEEPS_A_REMINDING = 2

const HOUR_MS = 3_600_000

/** Where the simulators keep what the phones know between runs. */
export const simulatorState = (home: string) => join(home, 'simulators.json')

/** Starts the whole local stack; it is ready some twenty seconds later. */
export async function startStack(options: StackOptions, progress: Progress): Promise<Stack> {
  const { ports, projectId } = options
  const simulators = await startSimulators({
    port: ports.simulators,
    dataFile: simulatorState(options.home),
  })
  const functionsEnv = { ...stackParameters(ports, projectId), ...options.functionsEnv }
  const suite = await startSuite(
    { ...options, functionsEnv },
    { onStep: progress.step, onProblem: progress.problem },
  )
  let stopTickers: readonly (() => void)[] = []
  const ready = suite.ready.then(() => {
    const tick = (name: string, everyMs: number) =>
      startTicker({ functionsPort: ports.functions, projectId, name, everyMs })
    // As in the cloud, channels are looked at more seldom than the outbox.
    stopTickers = [
      tick('sweepOutbox', options.sweepEveryMs),
      tick('remindTasks', options.sweepEveryMs * SWEEPS_A_REMINDING),
      tick('stepTunnels', options.sweepEveryMs),
      tick('resumeBots', options.sweepEveryMs * SWEEPS_A_REMINDING),
      tick('sweepJobs', options.sweepEveryMs * SWEEPS_A_CHECK),
      tick('countMessages', HOUR_MS),
      tick('checkChannels', options.sweepEveryMs * SWEEPS_A_CHECK),
    ]
  })
  ready.catch(() => {})
  return {
    ready,
    ended: suite.ended,
    async stop() {
      for (const stop of stopTickers) stop()
      await suite.stop()
      await simulators.close()
    },
  }
}
