import type { Channel } from '@chats/domain/Channel'
import type { Person } from '@chats/domain/Person'

/** Another chat of the person that can be written to now. */
export interface OpenChat {
  readonly chatId: string
  readonly messenger: Channel['messenger']
  readonly channel: string
}

/** The chats of a person other than `chatId` that can be written to now, the one they wrote in last first. */
export function openChatsOf(
  person: Pick<Person, 'chats'> | null,
  chatId: string,
  channelOf: (channelId: string) => Pick<Channel, 'state' | 'title'> | null,
): OpenChat[] {
  return Object.entries(person?.chats ?? {})
    .filter(([id, chat]) => id !== chatId && chat.state === 'subscribed')
    .flatMap(([id, chat]) => {
      const channel = channelOf(chat.channelId)
      return channel?.state === 'active'
        ? [{ chatId: id, messenger: chat.messenger, channel: channel.title, at: chat.lastInboundAt ?? 0 }]
        : []
    })
    .sort((a, b) => b.at - a.at)
    .map(({ chatId: id, messenger, channel }) => ({ chatId: id, messenger, channel }))
}
