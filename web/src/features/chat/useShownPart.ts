import { computed } from 'vue'
import type { LiveState } from '../../entities/useLive.ts'

/** What a chat without messages to show says instead. */
export type BlankPart = 'denied' | 'missing' | 'failed' | 'offline' | 'empty'

interface Around {
  readonly state: () => LiveState
  readonly hasMessages: () => boolean
  /** It is known where the chat opens. */
  readonly opened: () => boolean
  /** The server has confirmed what is known. */
  readonly confirmed: () => boolean
  readonly missing: () => boolean
  readonly online: () => boolean
}

/** Which part of a chat stands between its header and its composer. */
export function useShownPart(around: Around) {
  return computed((): 'messages' | 'loading' | BlankPart => {
    const state = around.state()
    if (state === 'denied') return 'denied'
    if (around.hasMessages() && around.opened()) return 'messages'
    if (state === 'failed') return 'failed'
    if (around.confirmed() && around.missing()) return 'missing'
    if (state !== 'ready' || !around.opened()) return 'loading'
    return around.confirmed() ? 'empty' : around.online() ? 'loading' : 'offline'
  })
}
