import type { WebhookGlimpse } from '@chats/domain/WebhookGlimpse'
import { callTelegram } from './callTelegram.ts'
import type { TelegramBot } from './callTelegram.ts'

/** Where Telegram delivers this bot's updates and how that goes: https://core.telegram.org/bots/api#getwebhookinfo */
export async function inspectWebhook(bot: TelegramBot): Promise<WebhookGlimpse> {
  const info = await callTelegram(bot, api => api.getWebhookInfo())
  if (!info.ok) {
    return info.failure.class === 'channel_auth'
      ? { seen: 'token_refused', said: info.said }
      : { seen: 'nothing' }
  }
  const {
    url = '',
    pending_update_count: pending,
    last_error_date: at,
    last_error_message: said,
  } = info.result
  return {
    seen: 'webhook',
    url,
    pending,
    ...(at !== undefined && { lastError: { at: at * 1000, said: said ?? '' } }),
  }
}
