import type { Message } from '@chats/domain/Message'
import type { Row } from '../Row.ts'

/** A message as a listener gives it: with its id, and whether this browser's write of it is still on its way. */
export type LiveMessage = Row<Message>
