import type { Method } from '../Method.ts'
import { badRequest } from '../Refusal.ts'

/** So long Telegram takes the answer to a press. */
const patienceMs = 15 * 60_000

/** answerCallbackQuery: once for each press, and not for ever. */
export const pressMethods: Record<string, Method> = {
  answerCallbackQuery({ bot, params, world }) {
    const id = params.text('callback_query_id') ?? ''
    const { [id]: at, ...others } = bot.presses ?? {}
    if (at === undefined || world.clock.now() > at + patienceMs) {
      throw badRequest('query is too old and response timeout expired or query ID is invalid')
    }
    bot.presses = others
    world.changed()
    return true
  },
}
