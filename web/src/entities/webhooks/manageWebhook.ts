import type { WebhookAction, WebhookAnswer, WebhookRefusal } from '@chats/domain/Webhook'
import { callFunction } from '../callFunction.ts'

/** How a request about a webhook ended; `no_answer` where our own functions gave none. */
export type WebhookOutcome =
  Extract<WebhookAnswer, { ok: true }> | { readonly ok: false; readonly why: WebhookRefusal | 'no_answer' }

/** Asks functions to do something about a webhook; for admins. A new secret is in the answer and is kept nowhere here. */
export async function manageWebhook(action: WebhookAction): Promise<WebhookOutcome> {
  try {
    return (await callFunction('manageWebhook', action)) as WebhookAnswer
  } catch {
    return { ok: false, why: 'no_answer' }
  }
}
