import type { Channel } from '@chats/domain/Channel'
import type { Delivery } from '@chats/domain/Delivery'
import type { LiveMessage } from '../../entities/messages/LiveMessage.ts'
import type { ShownDelivery, ShownState } from './ShownDelivery.ts'

const table: Readonly<Record<ShownState, Pick<ShownDelivery, 'icon' | 'tone' | 'actions'>>> = {
  local: { icon: 'clock', tone: 'quiet', actions: [] },
  queued: { icon: 'clock', tone: 'quiet', actions: ['cancel'] },
  sending: { icon: 'clock', tone: 'quiet', actions: [] },
  waiting: { icon: 'clock', tone: 'quiet', actions: ['cancel'] },
  sent: { icon: 'check', tone: 'quiet', actions: [] },
  read: { icon: 'checks', tone: 'good', actions: [] },
  failed: { icon: 'alert', tone: 'error', actions: ['retry', 'copy'] },
  unconfirmed: { icon: 'question', tone: 'warning', actions: ['resend', 'accept'] },
  cancelled: { icon: 'cancelled', tone: 'quiet', actions: ['copy'] },
}

interface Around {
  readonly now: number
  readonly online: boolean
  readonly channel: Pick<Channel, 'state' | 'pausedUntil'> | null
}

const channelReasons = {
  paused: 'channel_paused',
  auth_failed: 'token_invalid',
  conflict: 'channel_conflict',
  removed: 'channel_removed',
} as const

function waitsFor(delivery: Delivery, { now, channel }: Around): ShownDelivery['reason'] {
  if (channel && channel.state !== 'active') return channelReasons[channel.state]
  if (channel?.pausedUntil && channel.pausedUntil > now) return 'rate_limited'
  return delivery.reason ?? null
}

/** What is shown of an outgoing message's delivery (the table of states in the docs); null for any other message. */
export function deliveryView(message: LiveMessage, around: Around): ShownDelivery | null {
  const { delivery } = message
  if (message.direction !== 'out' || !delivery) return null
  const view = (state: ShownState, reason: ShownDelivery['reason'] = null) => ({
    state,
    reason,
    ...table[state],
  })
  if (message.pending) return view('local', around.online ? null : 'offline')
  if (delivery.state === 'queued') {
    const reason = waitsFor(delivery, around)
    return view(reason ? 'waiting' : 'queued', reason)
  }
  const told = delivery.state === 'failed' || delivery.state === 'unconfirmed'
  return view(delivery.state, told ? (delivery.reason ?? 'internal') : null)
}
