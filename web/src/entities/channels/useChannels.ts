import { collection } from 'firebase/firestore'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { Channel } from '@chats/domain/Channel'
import { backend } from '../backend.ts'
import { useSession } from '../session/useSession.ts'
import { useLiveQuery } from '../useLive.ts'

/** The company's channels, by id and as a list. */
export const useChannels = defineStore('channels', () => {
  const session = useSession()
  const { rows } = useLiveQuery<Channel>(() =>
    session.stage === 'ready'
      ? { key: 'channels', target: () => collection(backend().db, 'channels') }
      : null,
  )
  const byId = computed(() => new Map(rows.value.map(channel => [channel.id, channel])))
  return {
    channels: rows,
    byId,
    /** Channels whose messages wait until an admin acts. */
    broken: computed(() => rows.value.filter(({ state }) => state === 'auth_failed' || state === 'conflict')),
    channelOf: (channelId: string) => byId.value.get(channelId) ?? null,
  }
})
