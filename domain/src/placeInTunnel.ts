import type { Card } from './Card.ts'
import type { EventRequest } from './EventRequest.ts'

/** The card after a tunnel of another system was started or stopped; the same object when it knows something later. */
export function placeInTunnel(card: Card, tunnelId: string, event: EventRequest, at: number): Card {
  if (event.type !== 'tunnel.started' && event.type !== 'tunnel.stopped') return card
  if ((card.tunnels?.[tunnelId]?.at ?? 0) >= at) return card
  const state = event.type === 'tunnel.started' ? ('running' as const) : ('stopped' as const)
  const place = { state, blockTitle: event.block.slice(0, 100), at }
  return { ...card, tunnels: { ...card.tunnels, [tunnelId]: place } }
}
