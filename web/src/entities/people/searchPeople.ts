import { searchQuery } from '@chats/domain/searchQuery'
import type { SearchEntry } from '@chats/domain/SearchEntry'
import { collection, getDocs, limit, query, where } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { fromDocument } from '../fromDocument.ts'
import type { Row } from '../Row.ts'
import { useSession } from '../session/useSession.ts'

/** What a search may read. */
const MOST_READ = 40

/** Who was found; `partial` when there may be more of them than were looked at. */
export interface FoundPeople {
  readonly people: readonly Row<SearchEntry>[]
  readonly partial: boolean
}

const known = new Map<string, { readonly found: FoundPeople; readonly at: number }>()
const MOST_KNOWN = 50
const FRESH_MS = 60_000

/**
 * The people whom a text means, by the beginnings of its words; null for a text of less than two characters. Reads at
 * most forty documents, and none for what was asked within a minute. Rejects without network.
 */
export async function searchPeople(text: string): Promise<FoundPeople | null> {
  const asked = searchQuery(text)
  if (!asked) return null
  const key = text.trim().toLowerCase()
  const before = known.get(key)
  if (before && Date.now() - before.at < FRESH_MS) return before.found
  const session = useSession()
  const found = await getDocs(
    query(
      collection(backend().db, 'search'),
      ...(session.onlyAssigned ? [where('assigneeId', '==', session.uid)] : []),
      where('tokens', 'array-contains-any', asked.anyOf),
      limit(MOST_READ),
    ),
  )
  // The cache alone does not know who else there is.
  if (found.metadata.fromCache) throw new Error('offline')
  const people = found.docs.map(doc => fromDocument<SearchEntry>(doc))
  const answer = { people: people.filter(asked.matches), partial: people.length === MOST_READ }
  keep(key, answer)
  return answer
}

function keep(key: string, found: FoundPeople) {
  known.delete(key)
  known.set(key, { found, at: Date.now() })
  const [oldest] = known.keys()
  if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest)
}
