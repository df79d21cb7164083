import { HttpsError, onCall } from 'firebase-functions/https'
import { webhookActionSchema } from '@chats/domain/Webhook'
import type { WebhookAnswer } from '@chats/domain/Webhook'
import { hooksToLoopback, region } from '../config.ts'
import { createAudit } from '../firestore/createAudit.ts'
import { createWebhooks } from '../firestore/createWebhooks.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { hookTarget } from '../hooks/hookTarget.ts'
import { newHookSecret } from '../hooks/signHook.ts'
import { log } from '../logs.ts'
import { manageWebhook as manage } from '../usecases/manageWebhook.ts'
import { requireAdmin } from './requireAdmin.ts'

/** What an admin asks about webhooks (domain/src/Webhook.ts). A new secret is told in the answer, and only there. */
export const manageWebhook = onCall({ region }, async ({ auth, data }): Promise<WebhookAnswer> => {
  const admin = await requireAdmin(auth)
  const action = webhookActionSchema.safeParse(data)
  if (!action.success) throw new HttpsError('invalid-argument', 'not an action')
  const db = openDatabase()
  return manage(admin, action.data, {
    webhooks: createWebhooks(db),
    newSecret: newHookSecret,
    isAddress: url => typeof hookTarget(url, hooksToLoopback()) !== 'string',
    audit: createAudit(db),
    now: Date.now,
    log,
  })
})
