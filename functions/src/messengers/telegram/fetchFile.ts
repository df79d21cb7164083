import { callTelegram } from './callTelegram.ts'
import type { TelegramBot } from './callTelegram.ts'

const LARGEST = 20 * 1024 * 1024

/** The bytes of a file of the Bot API. The address holds the bot's token, so it appears in no error and leaves this file nowhere. */
export async function fetchFile(
  bot: TelegramBot,
  fileId: string,
): Promise<{ bytes: Uint8Array; contentType: string }> {
  const file = await callTelegram(bot, api => api.getFile({ file_id: fileId }))
  if (!file.ok) throw new Error(`getFile: ${file.failure.class}`)
  const { file_path: path } = file.result
  if (!path) throw new Error('getFile: no path')
  const response = await fetch(`${bot.apiRoot}/file/bot${bot.token}/${path}`, {
    redirect: 'error',
    signal: AbortSignal.timeout(bot.timeoutMs),
  }).catch(() => null)
  if (!response?.ok) throw new Error(`file: ${response?.status ?? 'no answer'}`)
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (bytes.byteLength > LARGEST) throw new Error('file: too big')
  return { bytes, contentType: imageType(bytes) }
}

/** What the bytes are, since Telegram's own content type says only `application/octet-stream`. */
function imageType(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'image/jpeg'
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return 'image/png'
  if (bytes[0] === 0x52 && bytes[8] === 0x57) return 'image/webp'
  return 'application/octet-stream'
}
