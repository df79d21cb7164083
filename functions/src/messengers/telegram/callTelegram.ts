import type { SendFailure } from '@chats/domain/Sending'
import type { RawApi } from 'grammy'
import { openWire } from '../openWire.ts'
import { telegramError } from './telegramError.ts'

/** A bot and where it is called. */
export interface TelegramBot {
  readonly token: string
  /** The Bot API server, without a slash at the end. */
  readonly apiRoot: string
  /** How long to wait for an answer. */
  readonly timeoutMs: number
}

/** The result of a call, or why there is none; `said` is Telegram's own description. */
export type Called<T> =
  | { readonly ok: true; readonly result: T }
  | { readonly ok: false; readonly failure: SendFailure; readonly said: string }

/** Calls the Bot API once, on a connection of its own; grammY is loaded with the first call. */
export async function callTelegram<T>(
  bot: TelegramBot,
  call: (api: RawApi) => Promise<T>,
): Promise<Called<T>> {
  const { Api, GrammyError } = await import('grammy')
  const wire = openWire(bot.apiRoot)
  const api = new Api(bot.token, {
    apiRoot: bot.apiRoot,
    timeoutSeconds: bot.timeoutMs / 1000,
    baseFetchConfig: { agent: wire.agent },
  })
  try {
    return { ok: true, result: await call(api.raw) }
  } catch (error) {
    if (error instanceof GrammyError) {
      return { ok: false, failure: telegramError(error), said: error.description }
    }
    return { ok: false, failure: { class: wire.reached() ? 'ambiguous' : 'pre_send' }, said: 'no answer' }
  }
}
