import type { PeopleFilter, Period } from '@chats/domain/PeopleFilter'
import { without } from '@chats/domain/without'
import { wordConditions } from './useFilterWords.ts'
import type { FilterWord, WordCondition } from './useFilterWords.ts'

/** A condition that is on, as a chip; `rest` is the filter without it. */
export interface FilterChip {
  readonly key: string
  readonly text: string
  /** It names what is there no longer, so it finds nobody. */
  readonly invalid: boolean
  readonly rest: PeopleFilter
}

/** What the chips are told with. */
export interface ChipWords {
  readonly t: (key: string) => string
  readonly wordsOf: (kind: WordCondition) => readonly FilterWord[]
  readonly assignees: readonly FilterWord[]
  readonly dayOf: (at: number) => string
}

const fields = [
  'name',
  'phone',
  'email',
  'messengers',
  'hasPhone',
  'hasEmail',
  'tags',
  'salesPlans',
  'tunnels',
  'leadTools',
  'sources',
  'states',
  'assignees',
  'createdAt',
  'lastMessageAt',
  'unread',
  'hasDialog',
  'botOff',
] as const satisfies readonly (keyof PeopleFilter)[]

/** The conditions of a filter, each as a chip; of a list every word is one of its own. */
export function filterChips(filter: PeopleFilter, { t, wordsOf, assignees, dayOf }: ChipWords): FilterChip[] {
  return fields.flatMap((field): FilterChip[] => {
    const value = filter[field]
    const label = t(`people.filter.${field}`)
    const rest = without(filter, field)
    const one = (text: string): FilterChip => ({
      key: field,
      text: `${label}: ${text}`,
      invalid: false,
      rest,
    })
    if (value === undefined || value === '') return []
    if (typeof value === 'boolean') return [one(t(value ? 'people.filter.yes' : 'people.filter.no'))]
    if (typeof value === 'string') return [one(value)]
    if (!isList(value)) return [one(periodText(value, dayOf))]
    const words = wordsFor(field, { t, wordsOf, assignees })
    return value.map(id => {
      const others = value.filter(other => other !== id)
      const word = words.find(known => known.value === id)
      return {
        key: `${field} ${id}`,
        text: `${label}: ${word?.text ?? t('people.filter.gone')}`,
        invalid: !word,
        rest: others.length ? { ...rest, [field]: others } : rest,
      }
    })
  })
}

const isList = (value: readonly string[] | Period): value is readonly string[] => Array.isArray(value)

function periodText({ from, to }: Period, dayOf: (at: number) => string): string {
  return [from, to].map(end => (end === undefined ? '…' : dayOf(end))).join(' — ')
}

/** The words that a list of a filter chooses from. */
function wordsFor(
  field: keyof PeopleFilter,
  { t, wordsOf, assignees }: Omit<ChipWords, 'dayOf'>,
): readonly FilterWord[] {
  const kind = wordConditions.find(known => known === field)
  if (kind) return wordsOf(kind)
  if (field === 'assignees') return assignees
  return (field === 'messengers' ? messengers : states).map(value => ({
    value,
    text: t(`people.filter.${field === 'messengers' ? 'messengerOf' : 'stateOf'}.${value}`),
  }))
}

export const messengers = ['telegram', 'vk'] as const
export const states = ['subscribed', 'blocked', 'deactivated', 'blacklisted'] as const
