import { searchQuery } from '@chats/domain/searchQuery'
import type { SearchEntry } from '@chats/domain/SearchEntry'
import { collection, getDocs, limit, query, startAfter, where } from 'firebase/firestore'
import type { QueryDocumentSnapshot } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { fromDocument } from '../fromDocument.ts'
import type { Row } from '../Row.ts'
import { useSession } from '../session/useSession.ts'

/** What a search may read, and how much of it is shown before the rest is there. */
const MOST_READ = 40
const FIRST_READ = 10

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
 * most forty documents, and none for what was asked within a minute; of many, the first few are told by `begun` before
 * the rest is read. Rejects without network.
 */
export async function searchPeople(
  text: string,
  begun: (found: FoundPeople) => void = () => undefined,
): Promise<FoundPeople | null> {
  const asked = searchQuery(text)
  if (!asked) return null
  const key = text.trim().toLowerCase()
  const before = known.get(key)
  if (before && Date.now() - before.at < FRESH_MS) return before.found
  const session = useSession()
  const read = async (most: number, after?: QueryDocumentSnapshot) => {
    const found = await getDocs(
      query(
        collection(backend().db, 'search'),
        ...(session.onlyAssigned ? [where('assigneeId', '==', session.uid)] : []),
        where('tokens', 'array-contains-any', asked.anyOf),
        ...(after ? [startAfter(after)] : []),
        limit(most),
      ),
    )
    // The cache alone does not know who else there is.
    if (found.metadata.fromCache) throw new Error('offline')
    return found.docs
  }
  const answerOf = (docs: readonly QueryDocumentSnapshot[], partial: boolean): FoundPeople => ({
    people: docs.map(doc => fromDocument<SearchEntry>(doc)).filter(asked.matches),
    partial,
  })

  const first = await read(FIRST_READ)
  const last = first.at(-1)
  const goesOn = first.length === FIRST_READ && last !== undefined
  if (goesOn) begun(answerOf(first, true))
  const docs = goesOn ? [...first, ...(await read(MOST_READ - FIRST_READ, last))] : first
  const answer = answerOf(docs, docs.length === MOST_READ)
  keep(key, answer)
  return answer
}

function keep(key: string, found: FoundPeople) {
  known.delete(key)
  known.set(key, { found, at: Date.now() })
  const [oldest] = known.keys()
  if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest)
}
