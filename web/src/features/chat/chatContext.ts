import type { Capabilities } from '@chats/domain/capabilities'
import type { Channel } from '@chats/domain/Channel'
import type { OpenChat } from './openChatsOf.ts'
import { inject, type InjectionKey } from 'vue'

/** What every message of an open chat is read against. The getters are live: only what is read is followed. */
export interface ChatContext {
  /** Milliseconds, renewed every few seconds. */
  readonly now: number
  readonly online: boolean
  readonly channel: Channel | null
  /** The messenger as it is called on the screen. */
  readonly messenger: string
  readonly personName: string
  readonly uid: string
  /** The other chats of the person that can be written to. */
  readonly others: readonly OpenChat[]
  /** What the chat's messenger can do. */
  readonly capabilities: Capabilities
}

export const chatContextKey: InjectionKey<ChatContext> = Symbol('chat')

export function useChatContext(): ChatContext {
  const context = inject(chatContextKey)
  if (!context) throw new Error('A part of a chat stands outside ChatPane')
  return context
}
