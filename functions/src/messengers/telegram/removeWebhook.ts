import { callTelegram } from './callTelegram.ts'
import type { TelegramBot } from './callTelegram.ts'

/**
 * Takes the webhook away; what waits at Telegram stays there for its day. False when Telegram does not answer; a token
 * that is refused delivers nothing any more either.
 */
export async function removeWebhook(bot: TelegramBot): Promise<boolean> {
  const removed = await callTelegram(bot, api => api.deleteWebhook({}))
  return removed.ok || !['rate', 'pre_send', 'ambiguous'].includes(removed.failure.class)
}
