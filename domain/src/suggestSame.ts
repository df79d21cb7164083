import type { Card } from './Card.ts'
import { emailKey, phoneKey } from './contactKeys.ts'
import type { Person } from './Person.ts'

/** Who may be the same person as another, and by what. */
export type Suggestion = NonNullable<Person['maybeSame']>[number]

type Contacts = Pick<Card, 'phones' | 'emails' | 'notSameAs'>

const MOST = 3

/**
 * Which of the cards found may be of the same person as `own`: those with a phone or else an address in common, unless
 * a manager said on either of them that they are not. At most three.
 */
export function suggestSame(
  own: { readonly id: string; readonly card: Contacts },
  found: Readonly<Record<string, Contacts>>,
): readonly Suggestion[] {
  const shares = (field: 'phones' | 'emails', keyOf: (value: string) => string, card: Contacts) => {
    const keys = new Set(own.card[field].map(keyOf).filter(Boolean))
    return card[field].some(value => keys.has(keyOf(value)))
  }
  return Object.entries(found)
    .filter(
      ([id, card]) => id !== own.id && !own.card.notSameAs?.includes(id) && !card.notSameAs?.includes(own.id),
    )
    .flatMap(([personId, card]): Suggestion[] => {
      if (shares('phones', phoneKey, card)) return [{ personId, by: 'phone' }]
      return shares('emails', emailKey, card) ? [{ personId, by: 'email' }] : []
    })
    .toSorted((a, b) => (a.by === b.by ? (a.personId < b.personId ? -1 : 1) : a.by === 'phone' ? -1 : 1))
    .slice(0, MOST)
}

/** The list with one suggestion put in, taken out (null) or as it is; the same list when nothing changes. */
export function withSuggestion(
  list: readonly Suggestion[],
  personId: string,
  suggestion: Suggestion | null,
): readonly Suggestion[] {
  const now = list.find(one => one.personId === personId)
  if (now?.by === suggestion?.by) return list
  const others = list.filter(one => one.personId !== personId)
  return suggestion ? [suggestion, ...others].slice(0, MOST) : others
}
