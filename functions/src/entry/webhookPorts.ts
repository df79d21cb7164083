import { hooksToLoopback } from '../config.ts'
import { createDeliveries } from '../firestore/createDeliveries.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { postHook } from '../hooks/postHook.ts'
import { signHook } from '../hooks/signHook.ts'
import { log } from '../logs.ts'
import type { DeliverPorts } from '../usecases/deliverWebhook.ts'

/** Deliveries of webhooks and of tunnels, wired to Firestore, the network and the clock. */
export const webhookPorts = (): DeliverPorts => ({
  deliveries: createDeliveries(openDatabase()),
  post: (url, headers, body) => postHook(url, headers, body, { allowLoopback: hooksToLoopback() }),
  sign: signHook,
  now: Date.now,
  log,
})
