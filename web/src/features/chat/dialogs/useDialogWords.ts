import type { Dialog, DialogEntry, PersonRating } from '@chats/domain/Dialog'
import { useI18n } from 'vue-i18n'
import { useDictionary } from '../../../entities/dictionaries/useDictionary.ts'
import type { LiveDictionary } from '../../../entities/dictionaries/useDictionary.ts'
import { useManagers } from '../../../entities/managers/useManagers.ts'

/** How what a dialog holds is said, and what can be chosen. */
export function useDialogWords() {
  const { t } = useI18n()
  const managers = useManagers()
  const types = useDictionary('dialogTypes')
  const reasons = useDictionary('dialogReasons')
  const components = useDictionary('dialogComponents')

  /** What is offered, and what is chosen already although it is put away. */
  const choices = ({ offered, wordOf }: LiveDictionary, chosen: readonly string[]) => {
    const kept = chosen.flatMap(id => (wordOf(id)?.archived ? (wordOf(id) ?? []) : []))
    return [...offered.value, ...kept].map(({ id, title }) => ({ value: id, text: title }))
  }
  const titles = (dictionary: LiveDictionary, ids: readonly string[]) =>
    ids.map(id => dictionary.wordOf(id)?.title ?? t('dialogs.gone')).join(', ')
  const people = (ids: readonly string[]) =>
    ids.map(id => managers.nameOf(id) ?? t('dialogs.gone')).join(', ')

  const personLine = ({ score, comment }: PersonRating) =>
    t('dialogs.became.ratedUs', { value: score }) + (comment === undefined ? '' : `. ${comment}`)

  return {
    typeChoices: (dialog: Dialog) => choices(types, dialog.typeId === null ? [] : [dialog.typeId]),
    reasonChoices: (dialog: Dialog) => choices(reasons, dialog.reasonIds),
    componentChoices: (dialog: Dialog) => choices(components, dialog.componentIds),
    managerChoices: (dialog: Dialog) =>
      managers.managers
        .filter(({ id, active }) => active || dialog.managerIds.includes(id))
        .map(({ id, name }) => ({ value: id, text: name })),
    titleOf: ({ typeId }: Pick<Dialog, 'typeId'>) =>
      typeId === null ? t('dialogs.untyped') : (types.wordOf(typeId)?.title ?? t('dialogs.gone')),
    people,
    /** The lines of an entry of the history. */
    linesOf: ({ now }: DialogEntry): readonly string[] => [
      ...(now.state ? [t('dialogs.became.state', { value: t(`dialogs.state.${now.state}`) })] : []),
      ...(now.typeId ? [t('dialogs.became.type', { value: titles(types, [now.typeId]) })] : []),
      ...(now.reasonIds?.length
        ? [t('dialogs.became.reasons', { value: titles(reasons, now.reasonIds) })]
        : []),
      ...(now.componentIds?.length
        ? [t('dialogs.became.components', { value: titles(components, now.componentIds) })]
        : []),
      ...(now.managerIds ? [t('dialogs.became.managers', { value: people(now.managerIds) })] : []),
      ...(now.personRating ? [personLine(now.personRating)] : []),
      ...(now.managerRating ? [t('dialogs.became.rating', { value: now.managerRating.score })] : []),
    ],
  }
}
