import type { LiveMessage } from '../../entities/messages/LiveMessage.ts'
import type { ChatContext } from './chatContext.ts'
import { deliveryView } from './deliveryView.ts'
import type { ShownDelivery, ShownState } from './ShownDelivery.ts'

const order: readonly ShownState[] = [
  'failed',
  'unconfirmed',
  'local',
  'waiting',
  'queued',
  'sending',
  'cancelled',
  'sent',
  'read',
]

/** Of an album's parts, the one whose delivery stands worst, with what is shown of it. */
export function worstDelivery(
  parts: readonly LiveMessage[],
  around: Pick<ChatContext, 'now' | 'online' | 'channel'>,
): { readonly message: LiveMessage; readonly view: ShownDelivery } | null {
  const seen = parts.flatMap(message => {
    const view = deliveryView(message, around)
    return view ? [{ message, view }] : []
  })
  const [worst] = seen.sort((a, b) => order.indexOf(a.view.state) - order.indexOf(b.view.state))
  return worst ?? null
}
