import { shallowRef } from 'vue'

/** Whose way through a tunnel is looked at, and in which of their chats, where that is known. */
export interface TunnelPlace {
  readonly tunnelId: string
  readonly personId: string
  readonly chatId?: string
}

/** Asked for from a chat or a card, shown by the page. */
export const tunnelPlace = shallowRef<TunnelPlace | null>(null)
