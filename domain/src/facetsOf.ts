import type { Card } from './Card.ts'
import type { Person } from './Person.ts'

/**
 * What a person can be filtered by, as words that `array-contains` finds: `tag:…`, `plan:…`, `tunnel:…`, `tool:…`,
 * `source:…`, `m:telegram`, `state:blocked`, `phone`, `email`, `blacklisted`. Sorted, each once, so that equal people
 * have equal lists.
 */
export function facetsOf(
  chats: Person['chats'],
  card: Pick<
    Card,
    'phones' | 'emails' | 'tags' | 'salesPlans' | 'tunnels' | 'leadTools' | 'sources' | 'blacklisted'
  >,
): readonly string[] {
  const of = (prefix: string, ids: readonly string[] = []) => ids.map(id => `${prefix}:${id}`)
  const all = [
    ...of('tag', card.tags),
    ...of('plan', Object.keys(card.salesPlans ?? {})),
    ...of('tunnel', Object.keys(card.tunnels ?? {})),
    ...of('tool', card.leadTools),
    ...of('source', card.sources),
    ...Object.values(chats).flatMap(({ messenger, state }) => [`m:${messenger}`, `state:${state}`]),
    ...(card.phones.length ? ['phone'] : []),
    ...(card.emails.length ? ['email'] : []),
    ...(card.blacklisted ? ['blacklisted'] : []),
  ]
  return [...new Set(all)].toSorted()
}
