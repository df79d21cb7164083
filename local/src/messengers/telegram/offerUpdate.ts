import type { Delivery } from '../createDelivery.ts'
import type { FirstAnswer, Parcel } from '../Parcel.ts'
import { isRecord } from '../readForm.ts'
import type { World } from '../Messenger.ts'
import type { Bot } from './State.ts'

const dayMs = 24 * 3600_000
const callbackMs = 150_000

/** What Telegram does not send unless it is named, https://core.telegram.org/bots/api#setwebhook */
const unaskedKinds = ['chat_member', 'message_reaction', 'message_reaction_count']

/** The delivery lane of a bot. */
export const laneOf = (bot: Bot) => `telegram:${bot.id}`

/** The kind of an update: the name of its one field besides `update_id`. */
export const kindOf = (update: Record<string, unknown>) =>
  Object.keys(update).find(key => key !== 'update_id') ?? 'unknown'

/** Did the bot ask for this kind of updates? */
export function isWanted(bot: Bot, kind: string): boolean {
  const allowed = bot.webhook?.allowedUpdates ?? []
  return allowed.length === 0 ? !unaskedKinds.includes(kind) : allowed.includes(kind)
}

/** Where an update waits: messages and their edits share a queue of their chat, other kinds have their own. */
function placeOf(kind: string, content: Record<string, unknown>): { queue: string; chat: string } {
  const party = isRecord(content['chat']) ? content['chat'] : content['from']
  const chat = isRecord(party) ? String(party['id']) : ''
  const shared = kind === 'message' || kind === 'edited_message' ? 'message' : kind
  return { queue: `${shared}/${chat}`, chat }
}

function expiryOf(kind: string, content: Record<string, unknown>, now: number): number {
  if (kind === 'callback_query') return now + callbackMs
  const date = Number(content['edit_date'] ?? content['date'])
  return (Number.isFinite(date) && date > 0 ? date * 1000 : now) + dayMs
}

/**
 * Queues an update for the bot's webhook and waits for its first answer. An update that is already waiting under the
 * same id is posted beside the queue, once: that is how a caller asks for a doubled delivery.
 */
export function offerUpdate(
  { clock, ledger }: World,
  delivery: Delivery,
  bot: Bot,
  update: Record<string, unknown>,
): Promise<FirstAnswer> {
  const kind = kindOf(update)
  const content = isRecord(update[kind]) ? update[kind] : {}
  const { queue, chat } = placeOf(kind, content)
  const text = content['text'] ?? content['caption']
  const lane = laneOf(bot)
  const id = String(update['update_id'])
  const parcel: Omit<Parcel, 'attempts' | 'notBefore'> = {
    lane,
    messenger: 'telegram',
    channel: bot.channel,
    queue,
    id,
    kind,
    chat,
    ...(typeof text === 'string' ? { text } : {}),
    body: JSON.stringify(update),
    expiresAt: expiryOf(kind, content, clock.now()),
  }
  if (kind === 'message') {
    ledger.offered({
      messenger: 'telegram',
      channel: bot.channel,
      chat,
      id,
      at: clock.now(),
      ...(typeof text === 'string' ? { text } : {}),
    })
  }
  const waiting = delivery.pending(lane).some(other => other.id === id)
  return waiting ? delivery.offerAside(parcel) : delivery.offer(parcel)
}
