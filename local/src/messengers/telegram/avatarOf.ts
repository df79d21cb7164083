import { drawAvatar } from '../drawAvatar.ts'
import type { State } from './State.ts'

/** Names that end as women's names do in Russian and Ukrainian. */
const shortHaired = /^(никита|илья|ілля|микола|данила|лука|кузьма|фома|саша|nikita|ilya|mykola)$/i

/** Drawings are kept: one costs some 30 ms. */
const drawn = new Map<string, Buffer>()

/** The file id of a person's profile photo. */
export const avatarId = (personId: number) => `avatar-${personId}`

/** The bytes (PNG) behind such an id; undefined when it is another file, or the person has no photo. */
export function avatarOf(state: State, id: string): Buffer | undefined {
  const personId = /^avatar-(\d+)$/.exec(id)?.[1]
  const person = personId === undefined ? undefined : state.people[personId]
  if (!person?.photo) return undefined
  const { id: seed, first_name } = person.user
  const long = /[аяa]$/i.test(first_name) && !shortHaired.test(first_name)
  const key = `${seed}/${person.colour}/${long}`
  const drawing = drawn.get(key) ?? drawAvatar(seed, person.colour, long)
  drawn.set(key, drawing)
  return drawing
}
