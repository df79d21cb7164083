import type { Spread } from '@chats/domain/spreadOf'
import { useI18n } from 'vue-i18n'

/** A mean score with how many gave one: «4,6 (12)»; a dash for none. */
export function useScoreText() {
  const { locale } = useI18n()
  return ({ mean, count }: Spread): string =>
    mean === null
      ? '—'
      : `${new Intl.NumberFormat(locale.value, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(mean)} (${count})`
}
