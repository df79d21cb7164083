import { isRecord } from '../readForm.ts'
import type { Person, State, VkUser } from './State.ts'

const womansName = /[аяa]$/i

/** Learns or renews a person: `{id, first_name, last_name?, screen_name?, sex?}`; the simulator's own fields may come along. */
export function readPerson(state: State, from: unknown): Person | undefined {
  if (!isRecord(from) || !Number.isSafeInteger(from['id']) || Number(from['id']) <= 0) return undefined
  const id = Number(from['id'])
  const known = state.people[id]
  const text = (field: 'first_name' | 'last_name' | 'screen_name', otherwise: string) =>
    String(from[field] ?? known?.user[field] ?? otherwise)
  const first_name = text('first_name', `Person ${id}`)
  const user: VkUser = {
    id,
    first_name,
    last_name: text('last_name', ''),
    screen_name: String(from['username'] ?? text('screen_name', `id${id}`)),
    sex: readSex(from['sex']) ?? known?.user.sex ?? (womansName.test(first_name) ? 1 : 2),
  }
  const person: Person = {
    user,
    colour: typeof from['colour'] === 'number' ? from['colour'] : (known?.colour ?? (id * 137) % 360),
    photo: typeof from['photo'] === 'boolean' ? from['photo'] : (known?.photo ?? true),
  }
  state.people[id] = person
  return person
}

const readSex = (given: unknown): VkUser['sex'] | undefined =>
  given === 0 || given === 1 || given === 2 ? given : undefined
