import type { Person } from '@chats/domain/Person'
import { computed } from 'vue'
import { useChannels } from '../../entities/channels/useChannels.ts'

/** Channels at work that a person has not come by; none while the person is not known. */
export function useElsewhere(person: () => Pick<Person, 'chats'> | null) {
  const channels = useChannels()
  return computed(() => {
    const known = person()
    if (!known) return []
    const here = new Set(Object.values(known.chats).map(({ channelId }) => channelId))
    return channels.channels.filter(({ id, state }) => state === 'active' && !here.has(id))
  })
}
