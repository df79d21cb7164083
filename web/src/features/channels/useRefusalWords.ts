import { useI18n } from 'vue-i18n'
import type { Messenger } from '@chats/domain/Messenger'
import type { ChannelOutcome } from '../../entities/channels/manageChannel.ts'

/** Says why something was not done with a channel of a messenger. */
export function useRefusalWords() {
  const { t } = useI18n()
  return ({ why, said }: Extract<ChannelOutcome, { ok: false }>, messenger: Messenger): string =>
    t(`channels.refusal.${why}`, { messenger: t(`ui.${messenger}`), said: said ?? '' })
}
