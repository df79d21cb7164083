import type { Messenger as MessengerName } from '@chats/domain/Messenger'
import type { Received } from '@chats/domain/Received'
import type { WebhookSecrets } from '@chats/domain/WebhookSecrets'
import type { Incoming, Messenger } from './Messenger.ts'
import { receive as receiveTelegram } from './telegram/receive.ts'
import { telegram } from './telegram/telegram.ts'
import { receive as receiveVk } from './vk/receive.ts'
import { vk } from './vk/vk.ts'

/** Where the messengers are and how long they may take to answer. */
export interface MessengerSettings {
  readonly telegramApiRoot: string
  readonly vkApiRoot: string
  readonly timeoutMs: number
}

/** The messenger behind a channel. */
export function messengerOf(
  { messenger, token }: { readonly messenger: MessengerName; readonly token: string },
  { telegramApiRoot, vkApiRoot, timeoutMs }: MessengerSettings,
): Messenger {
  switch (messenger) {
    case 'telegram':
      return telegram({ token, apiRoot: telegramApiRoot, timeoutMs })
    case 'vk':
      return vk({ token, apiRoot: vkApiRoot, timeoutMs })
  }
}

/** How each messenger's webhook is read; it takes no token, so the webhook never touches one. */
export const receivers: Readonly<
  Record<MessengerName, (request: Incoming, secrets: WebhookSecrets) => Received>
> = { telegram: receiveTelegram, vk: receiveVk }

/** The body by which a messenger knows that an update is taken in. Telegram would run one as a call. */
export const acknowledgements: Readonly<Record<MessengerName, string>> = { telegram: '', vk: 'ok' }
