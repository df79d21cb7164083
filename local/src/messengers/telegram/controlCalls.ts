import type { Delivery } from '../createDelivery.ts'
import type { ControlAnswer, ControlCall, World } from '../Messenger.ts'
import { isRecord } from '../readForm.ts'
import { findBot, registerBot } from './findBot.ts'
import { learnUpdate } from './learnUpdate.ts'
import { laneOf } from './offerUpdate.ts'
import { mediaKinds } from './mediaFields.ts'
import type { ActResult, PersonActs } from './personActs.ts'
import { phonePerson } from './phoneView.ts'
import { readContent } from './readContent.ts'
import { readPerson } from './readPerson.ts'
import type { Bot, Chat, Person, State, StoredMessage } from './State.ts'

/** What the control calls need. */
export interface ControlPorts {
  world: World
  state: () => State
  acts: PersonActs
  delivery: Delivery
  shown(chat: Chat, stored: StoredMessage): void
  placed(chat: Chat): void
}

type Body = Record<string, unknown>

const bad = (error: string, status = 400): ControlAnswer => ({ ok: false, status, error })
const good = (value: unknown): ControlAnswer => ({ ok: true, value })

/** The calls under `/_sim/telegram/`: what persons do, raw updates, and the registry of bots. */
export function controlCalls({
  world,
  state,
  acts,
  delivery,
  shown,
  placed,
}: ControlPorts): Record<string, ControlCall> {
  /** A call of one person at one bot. */
  const act =
    (
      run: (bot: Bot, person: Person, body: Body) => Promise<ActResult | 'no media' | undefined>,
    ): ControlCall =>
    async body => {
      const bot = findBot(state(), body['channel'])
      if (!bot) return bad(`unknown channel: ${String(body['channel'])}`, 404)
      const person = readPerson(state(), body['from'])
      if (!person) return bad('from: {id, first_name} is missing')
      const result = await run(bot, person, body)
      if (result === 'no media') return bad(`media: {kind: ${mediaKinds.join(', ')}, data} is missing`)
      return result ? good(result) : bad('no such message of this person', 404)
    }

  const content = (bot: Bot, person: Person, body: Body) =>
    readContent(world, state(), bot, person.user.id, body)

  async function updates(body: Body): Promise<ControlAnswer> {
    const bot = findBot(state(), body['channel'])
    if (!bot) return bad(`unknown channel: ${String(body['channel'])}`, 404)
    const { update } = body
    if (!isRecord(update)) {
      const lane = laneOf(bot)
      const parcel = {
        lane,
        messenger: 'telegram',
        channel: bot.channel,
        queue: 'raw',
        id: 'raw',
        kind: 'raw',
        chat: '',
      }
      return good(
        await delivery.offerAside({ ...parcel, body: JSON.stringify(update ?? null), expiresAt: 0 }),
      )
    }
    const learnt = learnUpdate(state(), bot, update)
    if (learnt?.stored) shown(learnt.chat, learnt.stored)
    else if (learnt) placed(learnt.chat)
    return good(await acts.deliver(bot, update))
  }

  return {
    updates,
    say: act(async (bot, person, body) => {
      const parts = content(bot, person, body)
      return parts ? acts.say(bot, person, parts) : 'no media'
    }),
    edit: act(async (bot, person, { message_id, ...body }) => {
      const [fields] = content(bot, person, body) ?? []
      return fields ? acts.edit(bot, person, Number(message_id), fields) : 'no media'
    }),
    start: act(async (bot, person, body) => {
      const text = ['/start', body['payload']].filter(Boolean).join(' ')
      return acts.say(bot, person, content(bot, person, { text }) ?? [])
    }),
    delete: act((bot, person, body) => acts.remove(bot, person, Number(body['message_id']))),
    block: act((bot, person) => acts.setBlocked(bot, person, true)),
    unblock: act((bot, person) => acts.setBlocked(bot, person, false)),
    react: act((bot, person, body) =>
      acts.react(bot, person, Number(body['message_id']), String(body['emoji'] ?? '')),
    ),
    press: act((bot, person, body) =>
      acts.press(bot, person, Number(body['message_id']), String(body['data'] ?? '')),
    ),
    people(body) {
      const person = readPerson(state(), body)
      world.changed()
      return person ? good(phonePerson(person)) : bad('id and first_name are missing')
    },
    bots(body) {
      const { channel, token, username, title } = body
      if (typeof channel !== 'string' || !/^\d{1,15}:[\w-]+$/.test(String(token))) {
        return bad('channel and token (digits:secret) are missing')
      }
      const bot = registerBot(state(), {
        channel,
        token: String(token),
        ...(typeof username === 'string' ? { username } : {}),
        ...(typeof title === 'string' ? { title } : {}),
      })
      world.changed()
      world.tellPhones({ kind: 'reload' })
      return good({ id: bot.id, channel: bot.channel, username: bot.username, title: bot.title })
    },
  }
}
