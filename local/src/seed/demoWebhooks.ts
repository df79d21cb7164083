import { deliveryPath, wantedHooksPath, webhookPath, webhookSecretPath } from '@chats/domain/paths'
import type { DeliveryLog, Webhook } from '@chats/domain/Webhook'
import type { PastDocument } from './historyDocuments.ts'

/** A webhook of the demo's CRM, turned off so that nothing leaves this machine, with what it was told before. */
export function demoWebhooks(now: number): readonly PastDocument[] {
  const hour = 3_600_000
  const hook: Webhook = {
    schema: 1,
    url: 'https://crm.welcome.example/hooks/chats',
    events: ['order', 'payment', 'dialog'],
    active: false,
    createdAt: now - 900 * hour,
    createdBy: { id: 'demo-admin', name: 'Марина Ковальчук' },
    failingSince: null,
    turnedOffAt: null,
  }
  const delivery = (more: Partial<DeliveryLog>): DeliveryLog => ({
    schema: 1,
    type: 'order.created',
    chatId: '',
    body: '{}',
    at: now - 30 * hour,
    state: 'delivered',
    attempts: 1,
    nextAt: null,
    lastAt: now - 30 * hour,
    status: 204,
    error: null,
    expiresAt: now + 600 * hour,
    ...more,
  })
  return [
    [webhookPath('demo'), hook],
    [webhookSecretPath('demo'), { schema: 1, secret: `whsec_${'demo'.repeat(11)}` }],
    [deliveryPath('demo', 'd1'), delivery({})],
    [deliveryPath('demo', 'd2'), delivery({ type: 'payment.succeeded', at: now - 29 * hour, attempts: 2 })],
    [
      deliveryPath('demo', 'd3'),
      delivery({
        type: 'dialog.opened',
        at: now - 80 * hour,
        state: 'failed',
        attempts: 8,
        status: 500,
        error: 'status',
      }),
    ],
    [wantedHooksPath, { schema: 1, wanted: { demo: null } }],
  ]
}
