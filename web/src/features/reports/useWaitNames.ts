import { capabilities } from '@chats/domain/capabilities'
import type { WaitGrouping } from '@chats/domain/waitReport'
import { useI18n } from 'vue-i18n'
import { useChannels } from '../../entities/channels/useChannels.ts'
import { useManagers } from '../../entities/managers/useManagers.ts'
import { dateText } from '../../ui/timeTexts.ts'
import { hourText } from './hourText.ts'

/** What the keys of the report on response times are called. */
export function useWaitNames() {
  const { t, locale } = useI18n()
  const managers = useManagers()
  const channels = useChannels()
  return (grouping: WaitGrouping, key: string): string => {
    if (grouping === 'days') return dateText(Date.parse(key), locale.value, 'UTC')
    if (grouping === 'hours') return hourText(Number(key))
    if (grouping === 'channels') return channels.channelOf(key)?.title ?? t('reports.gone')
    if (Object.hasOwn(capabilities, key)) return t('reports.waits.elsewhere', { messenger: t(`ui.${key}`) })
    return managers.nameOf(key) ?? t('reports.gone')
  }
}
