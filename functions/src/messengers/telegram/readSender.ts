import type { Sender } from '@chats/domain/Inbound'
import { clip } from './clip.ts'
import type { TelegramUser } from './updateSchema.ts'

/** Who a Telegram user is in our words. */
export function readSender({ id, first_name, last_name, username }: TelegramUser): Sender {
  const name = clip([first_name, last_name].filter(Boolean).join(' ').trim(), 200)
  return {
    externalId: String(id),
    name: name || (username ?? String(id)),
    ...(username !== undefined && { username: clip(username, 100) }),
  }
}
