import type { EventRequest } from './EventRequest.ts'

/** An event of each kind, as another system would tell it. */
export const eventExamples: readonly EventRequest[] = [
  {
    type: 'order.created',
    person: { email: 'olga@example.com' },
    at: '2026-11-29T10:00:00Z',
    orderId: '10482',
    offer: { id: 'course', title: 'English A1' },
    price: 240,
    currency: 'EUR',
  },
  {
    type: 'payment.succeeded',
    person: { phone: '+380671234567' },
    orderId: '10482',
    offer: { id: 'course' },
    price: 240,
    currency: 'EUR',
    method: 'card',
  },
  {
    type: 'payment.failed',
    person: { phone: '+380671234567' },
    orderId: '10482',
    offer: { id: 'course' },
    price: 240,
    currency: 'EUR',
    method: 'card',
    reason: 'insufficient funds',
  },
  {
    type: 'subscription.created',
    person: { messenger: 'telegram', externalId: '500100001' },
    tunnel: { title: 'Webinar' },
    source: { title: 'Instagram' },
    tool: { title: 'Landing page' },
  },
  { type: 'subscription.renewed', person: { messenger: 'vk', externalId: '310400207' } },
  { type: 'subscription.ended', person: { messenger: 'vk', externalId: '310400207' } },
  {
    type: 'tunnel.started',
    person: { personId: 'p-shop_500100001' },
    tunnel: { title: 'Webinar' },
    block: 'Invitation',
  },
  {
    type: 'tunnel.stopped',
    person: { personId: 'p-shop_500100001' },
    tunnel: { title: 'Webinar' },
    block: 'Bought',
  },
  {
    type: 'trigger.fired',
    person: { chatId: 'shop_500100001' },
    tunnel: { title: 'Webinar' },
    block: 'Wrote «price»',
    condition: 'The message contains «price»',
    inputs: [{ name: 'Message', value: 'What is the price?' }],
  },
  {
    type: 'filter.fired',
    person: { chatId: 'shop_500100001' },
    tunnel: { title: 'Webinar' },
    block: 'Has a phone?',
    outcome: true,
  },
]
