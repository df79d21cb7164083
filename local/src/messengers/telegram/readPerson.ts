import { isRecord } from '../readForm.ts'
import { meetPerson } from './meetPerson.ts'
import type { Person, State, TelegramUser } from './State.ts'

/** The person in a control call: `{id, first_name, last_name?, username?}`; the simulator's own fields may come along. */
export function readPerson(state: State, from: unknown): Person | undefined {
  if (!isRecord(from) || !Number.isSafeInteger(from['id'])) return undefined
  const id = Number(from['id'])
  const known = state.people[id]?.user
  const user: TelegramUser = {
    id,
    is_bot: false,
    first_name: String(from['first_name'] ?? known?.first_name ?? `Person ${id}`),
  }
  for (const field of ['last_name', 'username', 'language_code'] as const) {
    const value = from[field] ?? known?.[field]
    if (value !== undefined && value !== '') user[field] = String(value)
  }
  return meetPerson(state, user, {
    ...(typeof from['colour'] === 'number' ? { colour: from['colour'] } : {}),
    ...(typeof from['photo'] === 'boolean' ? { photo: from['photo'] } : {}),
    ...(typeof from['deactivated'] === 'boolean' ? { deactivated: from['deactivated'] } : {}),
  })
}
