import type { Content } from '@chats/domain/Content'
import { partsOfChatId } from '@chats/domain/ids'
import { log } from '../logs.ts'
import { messengerOfChannel } from './messengerOfChannel.ts'

/** The button shows that it is busy no longer than this. */
const TIMEOUT_MS = 10_000

/**
 * Tells the messenger that a press has arrived, once, away from the webhook's road. Nothing depends on it: a button that
 * was not answered comes to rest by itself.
 */
export async function answerPress(
  chatId: string,
  { answerId }: Extract<Content, { kind: 'press' }>,
  text: string | null,
): Promise<void> {
  if (answerId === undefined) return
  const { channelId, externalId: to } = partsOfChatId(chatId)
  const messenger = await messengerOfChannel(channelId, TIMEOUT_MS)
  const answered = await messenger?.send({ type: 'answer', to, answerId, ...(text !== null && { text }) })
  const result = !answered ? 'no_channel' : answered.ok ? 'answered' : answered.failure.class
  log({ event: 'press_answered', chatId, result })
}
