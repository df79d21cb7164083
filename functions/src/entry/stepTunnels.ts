import { onSchedule } from 'firebase-functions/scheduler'
import { region } from '../config.ts'
import { log } from '../logs.ts'
import { stepTunnels as step } from '../usecases/stepTunnels.ts'
import { tunnelPorts } from './tunnelPorts.ts'

/** Every minute: leads on whoever has waited long enough in a tunnel. */
export const stepTunnels = onSchedule(
  { schedule: 'every 1 minutes', region, timeoutSeconds: 300, maxInstances: 1 },
  async () => {
    await step(tunnelPorts(), { now: Date.now, log })
  },
)
