import { drawPortrait } from '../drawPortrait.ts'
import type { State } from './State.ts'

/** The file id of a person's profile photo. */
export const avatarId = (personId: number) => `avatar-${personId}`

/** The bytes (PNG) behind such an id; undefined when it is another file, or the person has no photo. */
export function avatarOf(state: State, id: string): Buffer | undefined {
  const personId = /^avatar-(\d+)$/.exec(id)?.[1]
  const person = personId === undefined ? undefined : state.people[personId]
  if (!person?.photo) return undefined
  return drawPortrait(person.user.id, person.colour, person.user.first_name)
}
