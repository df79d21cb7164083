import { createCallLog } from '../createCallLog.ts'
import type { Messenger, World } from '../Messenger.ts'
import type { Form } from '../parseMultipart.ts'
import type { Endpoint, Parcel } from '../Parcel.ts'
import { isRecord } from '../readForm.ts'
import { avatarId, avatarOf } from './avatarOf.ts'
import { callMethod } from './callMethod.ts'
import { controlCalls } from './controlCalls.ts'
import { createParams } from './createParams.ts'
import { createRateWall } from './createRateWall.ts'
import type { MethodContext } from './Method.ts'
import { laneOf } from './offerUpdate.ts'
import { createPersonActs } from './personActs.ts'
import { phoneChats, phoneMessage, phonePlace } from './phoneView.ts'
import { serveApi } from './serveApi.ts'
import { emptyState, type Bot, type Chat, type State, type StoredMessage } from './State.ts'

const answerLimitMs = 60_000

function endpointOf({ webhook }: Bot): Endpoint | undefined {
  return (
    webhook && {
      url: webhook.url,
      maxConnections: webhook.maxConnections,
      timeoutMs: answerLimitMs,
      headers: (): Record<string, string> =>
        webhook.secretToken === '' ? {} : { 'x-telegram-bot-api-secret-token': webhook.secretToken },
      accepts: status => status >= 200 && status < 300,
    }
  )
}

/** Telegram: the Bot API over HTTP, webhooks with its manners, and persons who can be told what to do. */
export function createMessenger(world: World): Messenger {
  let state = emptyState()
  const calls = createCallLog()
  const wall = createRateWall(world.clock)
  const botOf = (lane: string) => state.bots.find(bot => laneOf(bot) === lane)
  const passage = ({ channel, chat, id, text }: Parcel) => ({
    messenger: 'telegram',
    channel,
    chat,
    id,
    at: world.clock.now(),
    ...(text === undefined ? {} : { text }),
  })

  const delivery = world.createDelivery(
    lane => {
      const bot = botOf(lane)
      return bot && endpointOf(bot)
    },
    {
      attempted(parcel) {
        if (parcel.kind === 'message') world.ledger.attempted(passage(parcel))
      },
      dropped(parcel) {
        if (parcel.kind === 'message') world.ledger.dropped(passage(parcel))
      },
      accepted(parcel, body) {
        if (parcel.kind === 'message') world.ledger.accepted(passage(parcel))
        runWebhookReply(parcel, body)
      },
      failed(parcel, error) {
        const webhook = botOf(parcel.lane)?.webhook
        if (webhook)
          Object.assign(webhook, { lastErrorAt: Math.floor(world.clock.now() / 1000), lastError: error })
      },
    },
  )

  /** A 2xx body with a `method` is a call to Telegram. Our bridge must not use it: its result is lost. */
  function runWebhookReply(parcel: Parcel, body: string) {
    const bot = botOf(parcel.lane)
    const reply = body.includes('"method"') ? parsed(body) : undefined
    if (!bot || !isRecord(reply) || typeof reply['method'] !== 'string') return
    const { method, ...fields } = reply
    const what = `the webhook's answer calls ${String(method)}`
    world.ledger.warn({ messenger: 'telegram', channel: bot.channel, what, at: world.clock.now() })
    void callMethod(String(method), contextOf(bot, { fields, files: [] }))
  }

  function shown(chat: Chat, stored: StoredMessage) {
    const place = phonePlace(state, chat)
    world.changed()
    if (place) world.tellPhones({ kind: 'message', ...place, message: phoneMessage(stored) })
  }

  function placed(chat: Chat) {
    const place = phonePlace(state, chat)
    world.changed()
    if (place) world.tellPhones({ kind: 'chat', ...place })
  }

  function contextOf(bot: Bot, form: Form): MethodContext {
    return {
      world,
      state,
      delivery,
      bot,
      params: createParams(form.fields, form.files),
      arrived(chat, stored) {
        const { message } = stored
        const text = message.text ?? message.caption
        world.ledger.delivered({
          messenger: 'telegram',
          channel: bot.channel,
          chat: String(chat.personId),
          id: String(message.message_id),
          at: world.clock.now(),
          ...(text === undefined ? {} : { text }),
        })
        shown(chat, stored)
      },
      changed: shown,
      typing: chat =>
        world.tellPhones({
          kind: 'typing',
          messenger: 'telegram',
          channel: bot.channel,
          personId: String(chat.personId),
        }),
    }
  }

  const ports = { world, state: () => state, delivery, calls, wall, contextOf, shown, placed }
  const acts = createPersonActs(ports)

  return {
    name: 'telegram',
    calls,
    control: controlCalls({ ...ports, acts }),
    serve: (request, response, path) => serveApi(ports, request, response, path),
    channels: () =>
      state.bots.map(({ channel, title, username }) => ({ channel, title, handle: `@${username}` })),
    chats: () => phoneChats(state),
    avatar(personId) {
      const bytes = avatarOf(state, avatarId(Number(personId)))
      return bytes && { type: 'image/png', bytes }
    },
    file(id) {
      const bytes = world.files.get(id)
      return bytes && { type: state.files[id]?.type ?? 'application/octet-stream', bytes }
    },
    dump: () => ({ state, pending: delivery.dump() }),
    restore(saved) {
      if (!isRecord(saved) || !isRecord(saved['state'])) return
      state = { ...emptyState(), ...(saved['state'] as unknown as State) }
      delivery.restore((saved['pending'] ?? []) as Parcel[])
    },
    reset() {
      for (const bot of state.bots) {
        const lane = laneOf(bot)
        delivery.take(
          lane,
          delivery.pending(lane).map(({ id }) => id),
        )
      }
      state = { ...emptyState(), bots: state.bots }
      calls.reset()
      wall.reset()
    },
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
