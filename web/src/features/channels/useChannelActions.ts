import { shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Channel } from '@chats/domain/Channel'
import type { Row } from '../../entities/Row.ts'
import { manageChannel } from '../../entities/channels/manageChannel.ts'
import { useRefusalWords } from './useRefusalWords.ts'

/** What one click does to a channel. */
export type ChannelDeed = 'check' | 'pause' | 'resume' | 'repair' | 'rotate_secret'

/** The deeds of one card: which is under way, and what to say about the last one. */
export function useChannelActions(channel: () => Row<Channel>) {
  const { t } = useI18n()
  const words = useRefusalWords()
  const busy = shallowRef<ChannelDeed | null>(null)
  const said = shallowRef<{ readonly tone: 'success' | 'quiet' | 'error'; readonly text: string } | null>(
    null,
  )

  async function run(deed: ChannelDeed) {
    if (busy.value) return
    busy.value = deed
    said.value = null
    const { id, messenger } = channel()
    const outcome = await manageChannel({ action: deed, channelId: id })
    busy.value = null
    said.value = outcome.ok
      ? { tone: deed === 'check' ? 'quiet' : 'success', text: t(`channels.done.${deed}`) }
      : { tone: 'error', text: words(outcome, messenger) }
  }

  return { busy, said, run }
}
