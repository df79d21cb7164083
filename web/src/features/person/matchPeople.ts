import type { Person } from '@chats/domain/Person'

const LINK = /\/chats\/[^/]+\/([^/?#\s]+)/u
const MOST = 20

type Named = Pick<Person, 'name'> & { readonly id: string }

/** The person whose chat's address was pasted; null when it is none. */
export function personOfLink(typed: string): string | null {
  const id = LINK.exec(typed)?.[1]
  if (!id) return null
  try {
    return decodeURIComponent(id)
  } catch {
    return null
  }
}

/** Those with a word of their name beginning as what was typed does, in the order they came; everybody for nothing. */
export function matchPeople<T extends Named>(
  people: readonly T[],
  typed: string,
  exceptId: string,
): readonly T[] {
  const wanted = wordsOf(typed)
  const found = people.filter(({ id, name }) => {
    const words = wordsOf(name)
    return id !== exceptId && wanted.every(start => words.some(word => word.startsWith(start)))
  })
  return found.slice(0, MOST)
}

/** Lower case, ё as е: so a name is found however it was typed. */
const wordsOf = (text: string): readonly string[] =>
  text.toLocaleLowerCase().replaceAll('ё', 'е').split(/\s+/u).filter(Boolean)
