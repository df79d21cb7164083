import { newBot, type Bot, type State } from './State.ts'

/** The bot that a control call means: by channel id, bot id, token or username (with or without @). */
export function findBot(state: State, named: unknown): Bot | undefined {
  const name = String(named).replace(/^@/, '')
  return state.bots.find(
    bot => bot.channel === name || String(bot.id) === name || bot.token === name || bot.username === name,
  )
}

/**
 * The bot of a token: a known one, a new one when nobody has its id yet, `revoked` when its id has another token now,
 * `malformed` when it is no token at all.
 */
export function botOfToken(state: State, token: string): Bot | 'revoked' | 'malformed' {
  const known = state.bots.find(bot => bot.token === token)
  if (known) return known
  if (!/^\d{1,15}:[\w-]+$/.test(token)) return 'malformed'
  const id = Number.parseInt(token)
  if (state.bots.some(bot => bot.id === id)) return 'revoked'
  const bot = newBot(token, `bot-${id}`, `bot${id}_bot`, `Bot ${id}`)
  state.bots.push(bot)
  return bot
}

/** Registers a bot under a channel, or gives the channel's bot a new token, username or title. */
export function registerBot(
  state: State,
  given: { channel: string; token: string; username?: string; title?: string },
): Bot {
  const id = Number.parseInt(given.token)
  const known = state.bots.find(bot => bot.channel === given.channel || bot.id === id)
  const bot =
    known ??
    newBot(given.token, given.channel, given.username ?? `bot${id}_bot`, given.title ?? given.channel)
  Object.assign(bot, {
    id,
    channel: given.channel,
    token: given.token,
    username: given.username ?? bot.username,
    title: given.title ?? bot.title,
  })
  if (!known) state.bots.push(bot)
  return bot
}
