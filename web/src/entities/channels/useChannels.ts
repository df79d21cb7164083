import { collection } from 'firebase/firestore'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { Channel } from '@chats/domain/Channel'
import { backend } from '../backend.ts'
import { useSession } from '../session/useSession.ts'
import { useLiveQuery } from '../useLive.ts'
import { channelStatus } from './channelStatus.ts'

/** The company's channels, by id and as a list. */
export const useChannels = defineStore('channels', () => {
  const session = useSession()
  const { rows, state } = useLiveQuery<Channel>(() =>
    session.stage === 'ready'
      ? { key: 'channels', target: () => collection(backend().db, 'channels') }
      : null,
  )
  const byId = computed(() => new Map(rows.value.map(channel => [channel.id, channel])))
  const connected = computed(() => rows.value.filter(channel => channel.state !== 'removed'))
  const isIll = (channel: Channel) => ['warning', 'danger'].includes(channelStatus(channel).tone)
  return {
    channels: rows,
    state,
    byId,
    /** Those that are not removed. */
    connected,
    removed: computed(() => rows.value.filter(channel => channel.state === 'removed')),
    /** Channels through which messages do not come or go as they should. */
    broken: computed(() => connected.value.filter(isIll)),
    /** Updates that could not be processed, of all channels. */
    quarantined: computed(() => rows.value.reduce((sum, { quarantined = 0 }) => sum + quarantined, 0)),
    channelOf: (channelId: string) => byId.value.get(channelId) ?? null,
  }
})
