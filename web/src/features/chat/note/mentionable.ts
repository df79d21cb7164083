import type { Manager } from '@chats/domain/Manager'
import type { Row } from '../../../entities/Row.ts'

interface Whom {
  readonly query: string
  readonly uid: string
  readonly assigneeId: string | null
  readonly chosen: Readonly<Record<string, string>>
}

const fold = (text: string) => text.toLocaleLowerCase().replaceAll('ё', 'е')

/** Colleagues at work who see the person and are not mentioned yet, by the beginning of any word of their name. */
export function mentionable(managers: readonly Row<Manager>[], { query, uid, assigneeId, chosen }: Whom) {
  const asked = fold(query.replace('@', '').trim())
  return managers.filter(({ id, active, role, access, name }) => {
    if (!active || id === uid || id in chosen) return false
    if (role !== 'admin' && access !== 'all' && assigneeId !== id) return false
    return fold(name)
      .split(/\s+/u)
      .some((_, i, words) => words.slice(i).join(' ').startsWith(asked))
  })
}
