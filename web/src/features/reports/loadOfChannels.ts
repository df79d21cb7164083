import { keepUnread } from '@chats/domain/keepUnread'
import type { Instant } from '@chats/domain/Instant'
import type { Person } from '@chats/domain/Person'

/** What waits in a channel: how many people, and how many messages of theirs. */
export interface ChannelLoad {
  readonly channelId: string
  readonly people: number
  readonly messages: number
}

/** What waits in each channel, the fullest first; what *read all* covers waits no more. */
export function loadOfChannels(
  waiting: readonly Pick<Person, 'chats'>[],
  readAllBefore: Instant,
): readonly ChannelLoad[] {
  const loads = new Map<string, ChannelLoad>()
  for (const { chats } of waiting) {
    for (const { channelId, unread } of Object.values(keepUnread(chats, readAllBefore))) {
      if (unread === 0) continue
      const { people, messages } = loads.get(channelId) ?? { people: 0, messages: 0 }
      loads.set(channelId, { channelId, people: people + 1, messages: messages + unread })
    }
  }
  return [...loads.values()].toSorted((a, b) => b.messages - a.messages)
}
