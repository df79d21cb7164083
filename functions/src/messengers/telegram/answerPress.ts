import type { Sending } from '@chats/domain/Sending'
import type { Outgoing } from '../Messenger.ts'
import { callTelegram } from './callTelegram.ts'
import type { TelegramBot } from './callTelegram.ts'

/**
 * Tells Telegram that a press has arrived, which then shows the button as at rest. It takes that for some minutes only: one
 * that comes too late, or again, is no failure. https://core.telegram.org/bots/api#answercallbackquery
 */
export async function answerPress(
  bot: TelegramBot,
  { answerId, text }: Extract<Outgoing, { type: 'answer' }>,
): Promise<Sending> {
  const params = { callback_query_id: answerId, ...(text !== undefined && { text }) }
  const answered = await callTelegram(bot, api => api.answerCallbackQuery(params))
  const done = answered.ok || /query is too old|query_id_invalid|query ID is invalid/iu.test(answered.said)
  return done ? { ok: true, externalId: answerId, at: Date.now() } : answered
}
