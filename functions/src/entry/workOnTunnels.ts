import { onTaskDispatched } from 'firebase-functions/tasks'
import { region } from '../config.ts'
import { log } from '../logs.ts'
import { workOnTunnels as work } from '../usecases/stepTunnels.ts'
import type { TunnelWork } from '../usecases/TunnelRuns.ts'
import { tunnelPorts } from './tunnelPorts.ts'

/** A share of the people in tunnels, when many of them are to go on at once. */
export const workOnTunnels = onTaskDispatched<TunnelWork>(
  {
    region,
    timeoutSeconds: 300,
    retryConfig: { maxAttempts: 20, minBackoffSeconds: 2, maxBackoffSeconds: 60 },
    rateLimits: { maxConcurrentDispatches: 10 },
  },
  async ({ data }) => {
    await work(data, tunnelPorts(), { now: Date.now, log })
  },
)
