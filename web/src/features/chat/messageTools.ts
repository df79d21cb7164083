import type { Reply } from '@chats/domain/Reply'
import { inject, type InjectionKey } from 'vue'
import type { LiveMessage } from '../../entities/messages/LiveMessage.ts'
import type { Player } from './content/createPlayer.ts'

/** Where a menu opens: at a point, or under an element. */
export type MenuPlace = readonly [x: number, y: number] | HTMLElement

/** What can be done with a message, for its parts deep inside the timeline. */
export interface MessageTools {
  /** Voice and audio: one plays at a time. */
  readonly player: Player
  readonly openMenu: (parts: readonly LiveMessage[], place: MenuPlace) => void
  readonly openPhoto: (messageId: string) => void
  /** Goes to the message that was answered, loading what lies between. */
  readonly reveal: (reply: Reply) => void
  readonly react: (message: LiveMessage, emoji: string) => void
  /** Asks functions to fetch a file again. */
  readonly retryFile: (message: LiveMessage) => void
  readonly save: (message: LiveMessage) => void
  /** Takes away the notice of a change that was refused. */
  readonly dismiss: (message: LiveMessage) => void
  /** Puts the refused wording back into the composer. */
  readonly editAgain: (message: LiveMessage) => void
  /** The messages whose file or change is being asked for. */
  readonly busy: (messageId: string) => boolean
}

export const messageToolsKey: InjectionKey<MessageTools> = Symbol('message tools')

export function useMessageTools(): MessageTools {
  const tools = inject(messageToolsKey)
  if (!tools) throw new Error('A message stands outside ChatPane')
  return tools
}
