import { matchRanges } from '@chats/domain/matchRanges'
import { searchPeople } from './searchPeople.ts'

/** What a filter asks of words: each of a name, a phone, an address, or nothing. */
export interface AskedWords {
  readonly name: string
  readonly phone: string
  readonly email: string
}

/** The ids of those who have all that is asked, at most forty. Rejects without network. */
export async function findByText({ name, phone, email }: AskedWords): Promise<readonly string[]> {
  const found = await searchPeople([name, phone, email].filter(words => words.trim()).join(' '))
  const has = (values: readonly string[], asked: string) =>
    !asked.trim() || values.some(value => matchRanges(value, asked).length > 0)
  return (found?.people ?? [])
    .filter(entry => has([entry.name], name) && has(entry.phones, phone) && has(entry.emails, email))
    .map(({ id }) => id)
}
