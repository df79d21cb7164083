import type { Person } from '@chats/domain/Person'

/** A chat by the channel that it is in. */
export const chatTitle = (
  chatId: string,
  person: Person | null,
  titleOf: (channelId: string) => string | null,
): string => {
  const channelId = person?.chats[chatId]?.channelId ?? chatId.slice(0, chatId.indexOf('_'))
  return titleOf(channelId) ?? channelId
}
