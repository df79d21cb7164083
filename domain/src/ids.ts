/** A chat is one person (by their id in the messenger) in one channel. Channel ids hold no underscore. */
export const chatIdOf = (channelId: string, externalId: string) => `${channelId}_${externalId}`

/** What `chatIdOf` put together. */
export function partsOfChatId(chatId: string): { readonly channelId: string; readonly externalId: string } {
  const end = chatId.indexOf('_')
  return { channelId: chatId.slice(0, end), externalId: chatId.slice(end + 1) }
}

/** The person made for a chat when nobody is known yet; the same for every redelivery. */
export const personIdOf = (chatId: string) => `p-${chatId}`

/** A person who came by a file; the same for every run over its line. */
export const importedPersonIdOf = (jobId: string, line: number) => `p-import-${jobId}-${line}`

/**
 * The messenger's id, its number zero-padded so that ids of one chat sort as the messenger numbered them. The parts of one
 * message (`5`, `5-1`, `5-2`) stand together.
 */
export const incomingMessageId = (externalId: string) =>
  `in_${externalId.replace(/^\d*/u, number => number.padStart(20, '0'))}`

/** An indicator raised by an update that is not a message. */
export const indicatorMessageId = (updateId: string) => `ind_${updateId.padStart(20, '0')}`

/** A press of a button; the same for every redelivery of it. */
export const pressMessageId = (updateId: string) => `press_${updateId.padStart(20, '0')}`

/** Quarantined updates are filed by channel and the update's own id. */
export const quarantineIdOf = (channelId: string, updateId: string) => `${channelId}_${updateId}`

/** What a person is called until their messenger has told their name; VK's own short address of them. */
export const placeholderNameOf = (externalId: string) => `id${externalId}`
