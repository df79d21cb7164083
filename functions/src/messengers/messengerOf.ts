import type { Messenger as MessengerName } from '@chats/domain/Messenger'
import type { Received } from '@chats/domain/Received'
import type { WebhookSecrets } from '@chats/domain/WebhookSecrets'
import type { Incoming, Messenger } from './Messenger.ts'
import { receive as receiveTelegram } from './telegram/receive.ts'
import { telegram } from './telegram/telegram.ts'

/** Where the messengers are and how long they may take to answer. */
export interface MessengerSettings {
  readonly telegramApiRoot: string
  readonly timeoutMs: number
}

/** The messenger behind a channel, or null where none is built for it yet. */
export const messengerOf = (
  { messenger, token }: { readonly messenger: MessengerName; readonly token: string },
  { telegramApiRoot, timeoutMs }: MessengerSettings,
): Messenger | null =>
  messenger === 'telegram' ? telegram({ token, apiRoot: telegramApiRoot, timeoutMs }) : null

/** How each messenger's webhook is read; it takes no token, so the webhook never touches one. */
export const receivers: Readonly<
  Partial<Record<MessengerName, (request: Incoming, secrets: WebhookSecrets) => Received>>
> = { telegram: receiveTelegram }

/** The body by which a messenger knows that an update is taken in. Telegram would run one as a call. */
export const acknowledgements: Readonly<Record<MessengerName, string>> = { telegram: '', vk: 'ok' }
