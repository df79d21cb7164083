import type { Channel } from '@chats/domain/Channel'

/** What is the matter with a channel, in one word of `channels.status`. */
export type ChannelWord =
  'active' | 'paused' | 'token' | 'conflict' | 'removed' | 'webhook_wrong' | 'failing' | 'backlog'

/** A channel's status: its word, how loud it is said, and what an admin does about it. */
export interface ChannelStatus {
  readonly word: ChannelWord
  readonly tone: 'success' | 'neutral' | 'warning' | 'danger'
  readonly remedy: 'repair' | 'replace_token' | 'resume' | null
}

const table: Readonly<Record<ChannelWord, Omit<ChannelStatus, 'word'>>> = {
  active: { tone: 'success', remedy: null },
  paused: { tone: 'neutral', remedy: 'resume' },
  token: { tone: 'danger', remedy: 'replace_token' },
  conflict: { tone: 'danger', remedy: 'repair' },
  removed: { tone: 'neutral', remedy: null },
  webhook_wrong: { tone: 'danger', remedy: 'repair' },
  failing: { tone: 'warning', remedy: 'repair' },
  backlog: { tone: 'warning', remedy: 'repair' },
}

/** The most telling word about a channel: what stops it comes before what slows it down. */
export function channelStatus({ state, health }: Pick<Channel, 'state' | 'health'>): ChannelStatus {
  const word = wordOf(state, health?.state ?? 'ok')
  return { word, ...table[word] }
}

function wordOf(state: Channel['state'], health: NonNullable<Channel['health']>['state']): ChannelWord {
  if (state === 'removed' || state === 'conflict') return state
  if (state === 'auth_failed' || health === 'token') return 'token'
  if (health !== 'ok') return health
  return state
}
