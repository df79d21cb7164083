import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useDictionary } from '../../../entities/dictionaries/useDictionary.ts'
import type { LiveDictionary } from '../../../entities/dictionaries/useDictionary.ts'
import { useManagers } from '../../../entities/managers/useManagers.ts'
import { useSession } from '../../../entities/session/useSession.ts'

/** A word to filter by. */
export interface FilterWord {
  readonly value: string
  readonly text: string
  readonly colour?: string | undefined
}

export const wordConditions = ['tags', 'salesPlans', 'tunnels', 'leadTools', 'sources'] as const
export type WordCondition = (typeof wordConditions)[number]

/** Everything that ids in a filter stand for, and whether it is known yet. */
export function useFilterWords() {
  const { t } = useI18n()
  const session = useSession()
  const managers = useManagers()
  const dictionaries: Readonly<Record<WordCondition, LiveDictionary>> = {
    tags: useDictionary('tags'),
    salesPlans: useDictionary('salesPlans'),
    tunnels: useDictionary('tunnels'),
    leadTools: useDictionary('leadTools'),
    sources: useDictionary('sources'),
  }
  const wordsOf = (kind: WordCondition): readonly FilterWord[] =>
    dictionaries[kind].words.value.map(({ id, title, colour }) => ({ value: id, text: title, colour }))
  const assignees = computed<readonly FilterWord[]>(() => [
    { value: session.uid, text: t('people.filter.me') },
    { value: 'nobody', text: t('people.filter.nobody') },
    ...managers.managers
      .filter(({ id }) => id !== session.uid)
      .map(({ id, name }) => ({ value: id, text: name })),
  ])
  return {
    wordsOf,
    assignees,
    isKnown: computed(
      () =>
        managers.state !== 'loading' &&
        wordConditions.every(kind => dictionaries[kind].state.value !== 'loading'),
    ),
  }
}
