import type { Channel } from '@chats/domain/Channel'
import type { ChatState } from '@chats/domain/Chat'

/** What stands above the composer: why nothing can be written, or why it will leave later. Words of `chat`. */
export interface ComposerNotice {
  readonly blocks: boolean
  readonly word:
    | 'personBlocked'
    | 'personDeactivated'
    | 'channelPaused'
    | 'channelAuthFailed'
    | 'channelConflict'
    | 'channelRemoved'
    | 'channelRate'
    | 'offline'
}

const blocked = { blocked: 'personBlocked', deactivated: 'personDeactivated' } as const
const waiting = {
  paused: 'channelPaused',
  auth_failed: 'channelAuthFailed',
  conflict: 'channelConflict',
} as const

interface Around {
  readonly state: ChatState
  readonly channel: Pick<Channel, 'state' | 'pausedUntil'> | null
  readonly now: number
  readonly online: boolean
}

/** The most telling notice for a chat, or none. */
export function composerNotice({ state, channel, now, online }: Around): ComposerNotice | null {
  if (state !== 'subscribed') return { blocks: true, word: blocked[state] }
  if (channel?.state === 'removed') return { blocks: true, word: 'channelRemoved' }
  if (channel && channel.state !== 'active') return { blocks: false, word: waiting[channel.state] }
  if (!online) return { blocks: false, word: 'offline' }
  if (channel?.pausedUntil && channel.pausedUntil > now) return { blocks: false, word: 'channelRate' }
  return null
}
