import type { Content } from './Content.ts'
import type { EventRequest, EventWord } from './EventRequest.ts'

/** A word as it stands on the timeline: its title of now, and its id where the dictionary knows it. */
export interface KnownWord {
  readonly title: string
  readonly id?: string
}

/** Which dictionary a word of an event is of. */
export type EventDictionary = 'offers' | 'tunnels' | 'sources' | 'leadTools'

/** The words that an event names, by their dictionaries. */
export function wordsOf(event: EventRequest): Partial<Record<EventDictionary, EventWord>> {
  return {
    ...('offer' in event && { offers: event.offer }),
    ...('tunnel' in event && event.tunnel && { tunnels: event.tunnel }),
    ...('source' in event && event.source && { sources: event.source }),
    ...('tool' in event && event.tool && { leadTools: event.tool }),
  }
}

/** What an event from outside is on the timeline, with its words looked up. */
export function indicatorOf(
  event: EventRequest,
  words: Partial<Record<EventDictionary, KnownWord>>,
): Extract<Content, { kind: 'indicator' | 'automation' }> {
  const offer = { offer: words.offers?.title ?? '', ...idOf('offerId', words.offers) }
  const tunnel = { tunnel: words.tunnels?.title ?? '', ...idOf('tunnelId', words.tunnels) }
  switch (event.type) {
    case 'order.created':
      return { kind: 'indicator', what: 'ordered', ...offer, ...moneyOf(event), orderId: event.orderId }
    case 'payment.succeeded':
    case 'payment.failed':
      return {
        kind: 'indicator',
        what: event.type === 'payment.succeeded' ? 'paid' : 'paymentFailed',
        ...offer,
        ...moneyOf(event),
        ...(event.orderId !== undefined && { orderId: event.orderId }),
        ...(event.method !== undefined && { method: event.method }),
        ...('reason' in event && event.reason !== undefined && { reason: event.reason }),
      }
    case 'tunnel.started':
    case 'tunnel.stopped':
      return {
        kind: 'indicator',
        what: event.type === 'tunnel.started' ? 'tunnelStarted' : 'tunnelStopped',
        ...tunnel,
        block: event.block,
      }
    case 'trigger.fired':
    case 'filter.fired': {
      const { block, condition, outcome, inputs } = event
      return {
        kind: 'automation',
        what: event.type === 'trigger.fired' ? 'trigger' : 'filter',
        block,
        ...tunnel,
        ...(condition !== undefined && { condition }),
        ...(outcome !== undefined && { outcome }),
        ...(inputs && { inputs }),
      }
    }
    case 'subscription.created':
    case 'subscription.renewed':
    case 'subscription.ended':
      return {
        kind: 'indicator',
        what: subscriptions[event.type],
        ...(words.tunnels && tunnel),
        ...(words.sources && { source: words.sources.title, ...idOf('sourceId', words.sources) }),
        ...(words.leadTools && { tool: words.leadTools.title, ...idOf('toolId', words.leadTools) }),
      }
  }
}

const subscriptions = {
  'subscription.created': 'subscribed',
  'subscription.renewed': 'resubscribed',
  'subscription.ended': 'unsubscribed',
} as const

const idOf = <Name extends string>(name: Name, word: KnownWord | undefined): { [name in Name]?: string } =>
  word?.id === undefined ? {} : ({ [name]: word.id } as { [name in Name]?: string })

const moneyOf = ({ price, currency }: { price?: number | undefined; currency?: string | undefined }) => ({
  ...(price !== undefined && { price }),
  ...(currency !== undefined && { currency }),
})
