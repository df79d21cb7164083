import type { Firestore } from 'firebase-admin/firestore'
import type { EventWord } from '@chats/domain/EventRequest'
import type { EventDictionary, KnownWord } from '@chats/domain/indicatorOf'
import { dictionaryPath } from '@chats/domain/paths'
import { readWords } from './readWords.ts'

/** The words of an event as they stand on the timeline, and an offer that the dictionary is to learn. */
export interface EventWords {
  readonly words: Partial<Record<EventDictionary, KnownWord>>
  readonly newOffer?: { readonly id: string; readonly title: string; readonly order: number }
}

/**
 * Looks up what an event names, by id, else by title. A title that no dictionary has stands as it is, without an id; an
 * offer with both is new. An id that nobody knows, without a title, is `unknown`.
 */
export async function readEventWords(
  db: Firestore,
  asked: Partial<Record<EventDictionary, EventWord>>,
): Promise<EventWords | { readonly unknown: string }> {
  const wanted = Object.entries(asked) as [EventDictionary, EventWord][]
  if (!wanted.length) return { words: {} }
  const docs = await db.getAll(...wanted.map(([kind]) => db.doc(dictionaryPath(kind))))
  const words: Partial<Record<EventDictionary, KnownWord>> = {}
  let newOffer: EventWords['newOffer']
  for (const [index, [kind, { id, title }]] of wanted.entries()) {
    const entries = readWords(docs[index]) ?? {}
    const found =
      id !== undefined && entries[id]
        ? ([id, entries[id]] as const)
        : id === undefined && title !== undefined
          ? Object.entries(entries).find(([, word]) => keyOf(word.title) === keyOf(title))
          : undefined
    if (found) words[kind] = { id: found[0], title: found[1].title }
    else if (title === undefined) return { unknown: `${kind}: ${id}` }
    else if (kind === 'offers' && id !== undefined) {
      newOffer = { id, title, order: Object.keys(entries).length }
      words[kind] = { id, title }
    } else words[kind] = { title }
  }
  return { words, ...(newOffer && { newOffer }) }
}

const keyOf = (title: string) => title.trim().toLowerCase()
