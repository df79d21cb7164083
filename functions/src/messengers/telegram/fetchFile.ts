import { refuseFile } from '../fileRefusal.ts'
import { largestDownload } from './attachmentOf.ts'
import { callTelegram } from './callTelegram.ts'
import type { Called, TelegramBot } from './callTelegram.ts'
import { readWhole } from './readWhole.ts'
import { sniffType } from './sniffType.ts'

/**
 * The bytes of a file of the Bot API, whole and at most 20 MB. The address holds the bot's token, so it appears in no
 * error and leaves this file nowhere; a link is asked for anew each time, because it is good for an hour only.
 */
export async function fetchFile(
  bot: TelegramBot,
  fileId: string,
): Promise<{ bytes: Uint8Array; contentType: string }> {
  const file = await callTelegram(bot, api => api.getFile({ file_id: fileId }))
  if (!file.ok) throw refusalOf(file)
  const { file_path: path, file_size: size } = file.result
  if (!path) throw new Error('getFile: no path')
  if (size !== undefined && size > largestDownload) throw refuseFile('too_big')
  const response = await fetch(`${bot.apiRoot}/file/bot${bot.token}/${path}`, {
    redirect: 'error',
    signal: AbortSignal.timeout(bot.timeoutMs),
  }).catch(() => null)
  if (!response?.ok) throw new Error(`file: ${response?.status ?? 'no answer'}`)
  const bytes = await readWhole(response, { size, most: largestDownload })
  return { bytes, contentType: sniffType(bytes) ?? 'application/octet-stream' }
}

/** Telegram has the same words for a wrong handle and for a bad moment; only the former's other words are final. */
function refusalOf({ failure, said }: Extract<Called<unknown>, { ok: false }>): Error {
  if (failure.class === 'bad_input' && failure.reason === 'too_big') return refuseFile('too_big')
  if (failure.class === 'bad_input' && !/temporarily unavailable/iu.test(said)) return refuseFile('gone')
  return new Error(`getFile: ${failure.class}`)
}
