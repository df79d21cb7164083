import type { Instant } from '@chats/domain/Instant'
import type { Deliveries, DeliveryPlace, HookAnswer } from './Deliveries.ts'
import type { Log } from './Log.ts'
import { runAll } from './runAll.ts'

export interface DeliverPorts {
  readonly deliveries: Deliveries
  readonly post: (url: string, headers: Readonly<Record<string, string>>, body: string) => Promise<HookAnswer>
  readonly sign: (
    secret: string | null,
    message: { readonly id: string; readonly atSeconds: number; readonly body: string },
  ) => Readonly<Record<string, string>>
  readonly now: () => Instant
  readonly log: Log
}

/**
 * Tries one delivery, if it is its turn. A run that dies in between is followed by another a minute later, so the same may
 * come twice; `webhook-id` is the same then.
 */
export async function deliverWebhook(
  place: DeliveryPlace,
  { deliveries, post, sign, now, log }: DeliverPorts,
): Promise<void> {
  const claimed = await deliveries.claim(place, now())
  if (!claimed) return
  const { url, secret, body } = claimed
  const headers = sign(secret, { id: place.deliveryId, atSeconds: Math.floor(now() / 1000), body })
  const answer = await post(url, headers, body)
  const to = await deliveries.settle(place, answer, now())
  const { of, ownerId } = place
  log({ event: 'delivery_tried', of, ownerId, to, ...(!answer.ok && { reason: answer.error }) })
}

const AT_ONCE = 10

/** Every delivery whose next try is due, some at a time. */
export async function sweepWebhooks(ports: DeliverPorts): Promise<void> {
  await runAll(await ports.deliveries.due(ports.now()), AT_ONCE, place => deliverWebhook(place, ports))
}
