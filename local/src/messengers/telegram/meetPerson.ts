import type { Person, State, TelegramUser } from './State.ts'

/** Learns or renews a person; the first sight gives a colour that only depends on the id. */
export function meetPerson(state: State, user: TelegramUser, traits: Partial<Person> = {}): Person {
  const known = state.people[user.id]
  const person: Person = {
    colour: known?.colour ?? (user.id * 137) % 360,
    photo: known?.photo ?? true,
    deactivated: known?.deactivated ?? false,
    ...traits,
    user: { ...known?.user, ...user },
  }
  state.people[user.id] = person
  return person
}
