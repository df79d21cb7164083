import { onSchedule } from 'firebase-functions/scheduler'
import { region } from '../config.ts'
import { log } from '../logs.ts'
import { createHandedOver } from '../usecases/createHandedOver.ts'
import { stepTunnels as step } from '../usecases/stepTunnels.ts'
import { tunnelPorts } from './tunnelPorts.ts'

/** Longer than a queue of some ten thousand takes; what is not done by then is handed over again. */
const handed = createHandedOver(5 * 60_000)

/** Every minute: leads on whoever has waited long enough in a tunnel. */
export const stepTunnels = onSchedule(
  { schedule: 'every 1 minutes', region, timeoutSeconds: 120, maxInstances: 1 },
  async () => {
    await step(tunnelPorts(), handed, { now: Date.now, log })
  },
)
