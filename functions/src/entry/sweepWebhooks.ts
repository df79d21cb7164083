import { onSchedule } from 'firebase-functions/scheduler'
import { region } from '../config.ts'
import { sweepWebhooks as sweep } from '../usecases/deliverWebhook.ts'
import { webhookPorts } from './webhookPorts.ts'

/** Every minute: deliveries of webhooks and of tunnels whose next try is due. */
export const sweepWebhooks = onSchedule(
  { schedule: 'every 1 minutes', region, timeoutSeconds: 300, maxInstances: 1 },
  () => sweep(webhookPorts()),
)
