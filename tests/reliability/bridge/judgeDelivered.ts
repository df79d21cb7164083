import { compareOrder } from './compareOrder.ts'
import type { Comparison } from './compareOrder.ts'
import type { Stored } from './Line.ts'

interface Delivered {
  readonly marker: string
  readonly channel: string
  readonly chat: string
  readonly count: number
}

/**
 * Holds the messages that managers queued against what reached the persons. Lost is what neither arrived nor is shown as
 * unsent; a ✓ without an arrival is broken, and so is one without the messenger's id.
 */
export function judgeDelivered(
  queued: ReadonlyMap<string, readonly string[]>,
  stored: readonly Stored[],
  delivered: readonly Delivered[],
): Comparison & { readonly unconfirmed: number; readonly broken: readonly string[] } {
  const texts = new Set([...queued.values()].flat())
  const byText = new Map(stored.filter(({ direction }) => direction === 'out').map(m => [m.text, m]))
  const ours = delivered.filter(({ marker }) => texts.has(marker))
  const arrived = new Map<string, string[]>()
  for (const { marker, channel, chat, count } of ours) {
    const lane = `${channel}_${chat}`
    arrived.set(lane, [...(arrived.get(lane) ?? []), ...Array.from({ length: count }, () => marker)])
  }
  const there = new Set(ours.map(({ marker }) => marker))
  const shownUnsent = (text: string) =>
    ['unconfirmed', 'failed', 'cancelled'].includes(byText.get(text)?.state ?? '')
  const all = compareOrder(queued, arrived)
  const broken = [...texts].flatMap(text => {
    const message = byText.get(text)
    if (!message) return [`${text} is not stored`]
    if (message.state === 'queued' || message.state === 'sending')
      return [`${text} is still ${message.state}`]
    if (message.state !== 'sent' && message.state !== 'read') return []
    if (!there.has(text)) return [`${text} is shown as sent and did not arrive`]
    return message.externalId ? [] : [`${text} is shown as sent without the messenger's id`]
  })
  return {
    ...all,
    lost: [...texts].filter(text => !there.has(text) && !shownUnsent(text)).length,
    unconfirmed: [...byText.values()].filter(m => texts.has(m.text) && m.state === 'unconfirmed').length,
    broken: broken.slice(0, 20),
  }
}
