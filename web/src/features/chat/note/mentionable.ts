import type { Manager } from '@chats/domain/Manager'
import { normalizeWord } from '@chats/domain/normalizeWord'
import { transliterate } from '@chats/domain/transliterate'
import type { Row } from '../../../entities/Row.ts'

interface Whom {
  readonly query: string
  readonly uid: string
  readonly assigneeId: string | null
  readonly chosen: Readonly<Record<string, string>>
}

const fold = (text: string) => text.trim().split(/\s+/u).map(normalizeWord).join(' ')

/**
 * Colleagues at work who see the person and are not mentioned yet, by the beginning of any word of their name, in
 * whichever alphabet it is typed.
 */
export function mentionable(managers: readonly Row<Manager>[], { query, uid, assigneeId, chosen }: Whom) {
  const typed = fold(query.replace('@', ''))
  const asked = [typed, ...transliterate(typed)]
  return managers.filter(({ id, active, role, access, name }) => {
    if (!active || id === uid || id in chosen) return false
    if (role !== 'admin' && access !== 'all' && assigneeId !== id) return false
    return fold(name)
      .split(' ')
      .some((_, i, words) => asked.some(each => words.slice(i).join(' ').startsWith(each)))
  })
}
