import { useI18n } from 'vue-i18n'
import { useDictionary } from '../../entities/dictionaries/useDictionary.ts'
import { useManagers } from '../../entities/managers/useManagers.ts'
import { dateText } from '../../ui/timeTexts.ts'

/** By what a report on dialogs is taken apart. */
export const dialogGroupings = ['managers', 'types', 'reasons', 'components', 'days'] as const
export type DialogGrouping = (typeof dialogGroupings)[number]

/** What the keys of a report are called: managers, words of the dictionaries, days. */
export function useDialogNames() {
  const { t, locale } = useI18n()
  const managers = useManagers()
  const dictionaries = {
    types: useDictionary('dialogTypes'),
    reasons: useDictionary('dialogReasons'),
    components: useDictionary('dialogComponents'),
  }
  const choices = (kind: keyof typeof dictionaries) => [
    { value: '', text: t(`reports.every.${kind}`) },
    ...dictionaries[kind].words.value.map(({ id, title }) => ({ value: id, text: title })),
    ...(kind === 'types' ? [{ value: 'none', text: t('reports.untyped') }] : []),
  ]
  return {
    choices,
    managerChoices: () => [
      { value: '', text: t('reports.every.managers') },
      ...managers.managers.map(({ id, name }) => ({ value: id, text: name })),
    ],
    nameOf(grouping: DialogGrouping, key: string): string {
      if (grouping === 'managers') return managers.nameOf(key) ?? t('reports.gone')
      if (grouping === 'days') return dateText(Date.parse(key), locale.value, 'UTC')
      if (key === 'none') return t('reports.untyped')
      return dictionaries[grouping].wordOf(key)?.title ?? t('reports.gone')
    },
  }
}
