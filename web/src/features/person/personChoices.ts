import type { Messenger } from '@chats/domain/Messenger'
import type { Person } from '@chats/domain/Person'
import type { SearchEntry } from '@chats/domain/SearchEntry'
import { foundBy } from '../../entities/people/foundBy.ts'
import type { Row } from '../../entities/Row.ts'
import { matchPeople } from './matchPeople.ts'

/** Somebody to choose; `by`: what tells them from others of the name. */
export interface PersonChoice {
  readonly id: string
  readonly name: string
  readonly photo: string | undefined
  readonly messengers: readonly Messenger[]
  readonly by: string
}

/**
 * Whom a text means: those loaded first, for they are there at once and do not move when the others, whom the search
 * found in the whole base, come after them.
 */
export function personChoices(
  loaded: readonly Row<Person>[],
  found: readonly Row<SearchEntry>[],
  asked: string,
  exceptId: string,
): readonly PersonChoice[] {
  const near = matchPeople(loaded, asked, exceptId)
  const known = new Set([exceptId, ...near.map(({ id }) => id)])
  return [...near.map(ofPerson), ...found.filter(({ id }) => !known.has(id)).map(hit => ofEntry(hit, asked))]
}

function ofPerson({ id, name, photo, chats }: Row<Person>): PersonChoice {
  const all = Object.values(chats)
  const handles = all.flatMap(({ username }) => (username ? `@${username.replace(/^@/u, '')}` : []))
  return { id, name, photo, messengers: all.map(({ messenger }) => messenger), by: handles.join(', ') }
}

const ofEntry = (hit: Row<SearchEntry>, asked: string): PersonChoice => ({
  id: hit.id,
  name: hit.name,
  photo: hit.photo,
  messengers: hit.messengers,
  by: foundBy(hit, asked),
})
