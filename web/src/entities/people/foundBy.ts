import { matchRanges } from '@chats/domain/matchRanges'
import type { SearchEntry } from '@chats/domain/SearchEntry'

/** What besides the name was meant: the first phone, address or @name that has the words; else the first there is. */
export function foundBy(
  { phones, emails, usernames }: Pick<SearchEntry, 'phones' | 'emails' | 'usernames'>,
  asked: string,
): string {
  const all = [...phones, ...emails, ...usernames.map(username => `@${username}`)]
  return all.find(value => matchRanges(value, asked).length > 0) ?? all[0] ?? ''
}
