import type { Instant } from '@chats/domain/Instant'
import type { Log } from './Log.ts'
import type { HookAnswer, Webhooks } from './Webhooks.ts'

export interface DeliverPorts {
  readonly webhooks: Pick<Webhooks, 'claim' | 'settle' | 'due'>
  readonly post: (url: string, headers: Readonly<Record<string, string>>, body: string) => Promise<HookAnswer>
  readonly sign: (
    secret: string,
    message: { readonly id: string; readonly atSeconds: number; readonly body: string },
  ) => Readonly<Record<string, string>>
  readonly now: () => Instant
  readonly log: Log
}

/**
 * Tries one delivery, if it is its turn. A run that dies in between is followed by another a minute later, so an event may
 * come twice; `webhook-id` is the same then.
 */
export async function deliverWebhook(
  hookId: string,
  deliveryId: string,
  { webhooks, post, sign, now, log }: DeliverPorts,
): Promise<void> {
  const claimed = await webhooks.claim(hookId, deliveryId, now())
  if (!claimed) return
  const { url, secret, body } = claimed
  const headers = sign(secret, { id: deliveryId, atSeconds: Math.floor(now() / 1000), body })
  const answer = await post(url, headers, body)
  const to = await webhooks.settle(hookId, deliveryId, answer, now())
  log({ event: 'webhook_tried', hookId, to, ...(!answer.ok && { reason: answer.error }) })
}

const AT_ONCE = 10

/** Every delivery whose next try is due, some at a time. */
export async function sweepWebhooks(ports: DeliverPorts): Promise<void> {
  const due = await ports.webhooks.due(ports.now())
  for (let from = 0; from < due.length; from += AT_ONCE)
    await Promise.all(
      due
        .slice(from, from + AT_ONCE)
        .map(({ hookId, deliveryId }) => deliverWebhook(hookId, deliveryId, ports)),
    )
}
