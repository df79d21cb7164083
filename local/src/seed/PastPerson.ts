import type { Chat } from '@chats/domain/Chat'
import type { Message } from '@chats/domain/Message'

/** A message with the id of its document. */
export interface PastMessage {
  readonly id: string
  readonly message: Message
}

/** One chat of a person and everything said in it, in order. */
export interface PastChat {
  readonly id: string
  readonly chat: Chat
  readonly messages: readonly PastMessage[]
  /** Incoming messages that nobody has marked as read, at the end of `messages`. */
  readonly unread: number
}

/** A person with their chats; the first gave the person its id. */
export interface PastPerson {
  readonly id: string
  readonly name: string
  readonly username: string
  readonly assigneeId: string | null
  /** Whether they show a photo in the messenger. */
  readonly photo: boolean
  readonly chats: readonly PastChat[]
}
