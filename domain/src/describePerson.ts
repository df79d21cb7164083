import type { Card } from './Card.ts'
import { facetsOf } from './facetsOf.ts'
import type { Person } from './Person.ts'
import type { SearchEntry } from './SearchEntry.ts'
import { searchTokens } from './searchTokens.ts'

/** How a person stands in the list, and how they are found. */
export interface Described {
  readonly row: { name: string; assigneeId: string | null; salesPlans: string[]; facets: string[] }
  readonly entry: SearchEntry
}

/**
 * What the row and the search say of a person, by their card and their chats; `chatNames` are what their messengers call
 * them. What a card should not hold is left out.
 */
export function describePerson(
  { chats, photo }: Pick<Person, 'chats' | 'photo'>,
  card: Card,
  chatNames: readonly string[] = [],
): Described {
  const { name, assigneeId } = card
  const [phones, emails] = [texts(card.phones), texts(card.emails)]
  const all = Object.values(chats)
  const usernames = [...new Set(all.flatMap(({ username }) => username ?? []))]
  const facets = [...facetsOf(chats, { ...card, phones, emails })]
  return {
    row: { name, assigneeId, salesPlans: plansOf(card), facets },
    entry: {
      schema: 1,
      name,
      ...(photo !== undefined && { photo }),
      messengers: [...new Set(all.map(({ messenger }) => messenger))].toSorted(),
      phones,
      emails,
      usernames,
      tokens: searchTokens({
        name,
        otherNames: [...new Set(chatNames)].filter(other => other !== name),
        phones,
        emails,
        usernames,
      }),
      facets,
      assigneeId,
    },
  }
}

const texts = (values: readonly unknown[]): string[] => values.filter(value => typeof value === 'string')

/** In the order in which the person came into them. */
const plansOf = ({ salesPlans = {} }: Card): string[] =>
  Object.entries(salesPlans)
    .toSorted(([a, one], [b, other]) => one.addedAt - other.addedAt || (a < b ? -1 : 1))
    .map(([id]) => id)
