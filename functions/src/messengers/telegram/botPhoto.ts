import { callTelegram } from './callTelegram.ts'
import type { TelegramBot } from './callTelegram.ts'

const SHOWN_AT = 160

/** The handle of a bot's own picture, by its id; undefined when it has none or it cannot be told now. */
export async function botPhoto(bot: TelegramBot, id: number): Promise<string | undefined> {
  const photos = await callTelegram(bot, api => api.getUserProfilePhotos({ user_id: id, limit: 1 }))
  const sizes = photos.ok ? (photos.result.photos[0] ?? []) : []
  const fitting = sizes.find(({ width, height }) => Math.min(width, height) >= SHOWN_AT) ?? sizes.at(-1)
  return fitting?.file_id
}
