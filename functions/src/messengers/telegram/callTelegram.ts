import type { SendFailure } from '@chats/domain/Sending'
import type { InputFile, RawApi } from 'grammy'
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

/** A file on its way up, under a name that is safe in a header. */
export interface Upload {
  readonly name: string
  readonly bytes: Uint8Array
}

const CHUNK = 64 * 1024

/**
 * Calls the Bot API once, on a connection of its own; grammY is loaded with the first call. A call that `attach`es
 * files and breaks before all of them were taken is `pre_send`: what ends a body comes after them, so the server cannot
 * have had a body to act on.
 */
export async function callTelegram<T>(
  bot: TelegramBot,
  call: (api: RawApi, attach: (file: Upload) => InputFile) => Promise<T>,
): Promise<Called<T>> {
  const { Api, GrammyError, InputFile } = await import('grammy')
  const wire = openWire(bot.apiRoot)
  const api = new Api(bot.token, {
    apiRoot: bot.apiRoot,
    timeoutSeconds: bot.timeoutMs / 1000,
    baseFetchConfig: { agent: wire.agent },
  })
  let left = 0
  function attach({ name, bytes }: Upload): InputFile {
    left++
    return new InputFile(
      chunksOf(bytes, () => {
        left--
      }),
      name,
    )
  }
  try {
    return { ok: true, result: await call(api.raw, attach) }
  } catch (error) {
    if (error instanceof GrammyError) {
      return { ok: false, failure: telegramError(error), said: error.description }
    }
    const arrived = wire.reached() && left === 0
    return { ok: false, failure: { class: arrived ? 'ambiguous' : 'pre_send' }, said: 'no answer' }
  }
}

function* chunksOf(bytes: Uint8Array, taken: () => void): Generator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += CHUNK) yield bytes.subarray(at, at + CHUNK)
  taken()
}
