import { hooksToLoopback } from '../config.ts'
import { createWebhooks } from '../firestore/createWebhooks.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { postHook } from '../hooks/postHook.ts'
import { signHook } from '../hooks/signHook.ts'
import { log } from '../logs.ts'
import type { DeliverPorts } from '../usecases/deliverWebhook.ts'

/** Deliveries of webhooks, wired to Firestore, the network and the clock. */
export const webhookPorts = (): DeliverPorts => ({
  webhooks: createWebhooks(openDatabase()),
  post: (url, headers, body) => postHook(url, headers, body, { allowLoopback: hooksToLoopback() }),
  sign: signHook,
  now: Date.now,
  log,
})
