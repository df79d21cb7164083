import type { Firestore } from 'firebase-admin/firestore'
import { emailKey, emailSpellings, phoneKey } from '@chats/domain/contactKeys'
import type { PersonRef } from '@chats/domain/EventRequest'
import { normalizeWord } from '@chats/domain/normalizeWord'
import { chatPath, mergePath, personPath } from '@chats/domain/paths'
import { phoneForms } from '@chats/domain/phoneForms'
import { endKey, wordKey } from '@chats/domain/searchKeys'
import type { SearchEntry } from '@chats/domain/SearchEntry'
import { splitWords } from '@chats/domain/splitWords'

/** Whom an event names, and in which chat where it says so. */
export type FoundRef =
  | { readonly found: 'one'; readonly personId: string; readonly chatId: string | null }
  | { readonly found: 'none' }
  | { readonly found: 'several'; readonly personIds: readonly string[] }

const none: FoundRef = { found: 'none' }
const MOST_LIKE = 100

/** The person whom another system names; by an e-mail or a phone only when it is on the card of one alone. */
export async function findPersonRef(db: Firestore, ref: PersonRef): Promise<FoundRef> {
  if ('chatId' in ref) return ofChat(ref.chatId)
  if ('personId' in ref) return ofPerson(ref.personId)
  if ('messenger' in ref) return ofAccount(ref.messenger, ref.externalId)
  return oneOf('email' in ref ? await byEmail(ref.email) : await byPhone(ref.phone))

  async function ofChat(chatId: string): Promise<FoundRef> {
    if (chatId.includes('/')) return none
    const personId: unknown = (await db.doc(chatPath(chatId)).get()).get('personId')
    return typeof personId === 'string' ? { found: 'one', personId, chatId } : none
  }

  /** Also by the id that somebody had before they became part of another. */
  async function ofPerson(personId: string): Promise<FoundRef> {
    if (personId.includes('/')) return none
    const [person, merge] = await db.getAll(db.doc(personPath(personId)), db.doc(mergePath(personId)))
    if (person?.exists) return { found: 'one', personId, chatId: null }
    const now: unknown = merge?.get('personId')
    return typeof now === 'string' ? { found: 'one', personId: now, chatId: null } : none
  }

  async function ofAccount(messenger: string, externalId: string): Promise<FoundRef> {
    const { docs } = await db
      .collection('chats')
      .where('messenger', '==', messenger)
      .where('externalId', '==', externalId)
      .limit(20)
      .get()
    return oneOf(docs.map(doc => String(doc.get('personId'))))
  }

  async function byEmail(email: string): Promise<readonly string[]> {
    const exact = await db
      .collection('cards')
      .where('emails', 'array-contains-any', emailSpellings(email))
      .limit(MOST_LIKE)
      .get()
    // A card may have it in other letters than these: the longest word of it is in the search.
    const word = splitWords(email)
      .map(({ text }) => normalizeWord(text))
      .toSorted((a, b) => b.length - a.length)[0]
    const like = word ? await entriesLike(wordKey(word)) : []
    return [
      ...exact.docs.map(({ id }) => id),
      ...like
        .filter(({ entry }) => entry.emails.some(one => emailKey(one) === emailKey(email)))
        .map(({ id }) => id),
    ]
  }

  async function byPhone(phone: string): Promise<readonly string[]> {
    const asked = phoneForms(phone)
    const isSame = (other: string) => {
      const { full, national } = phoneForms(other)
      return full !== undefined && asked.full !== undefined
        ? full === asked.full
        : national === asked.national
    }
    const like = await entriesLike(endKey(phoneKey(phone)))
    return like.filter(({ entry }) => entry.phones.some(isSame)).map(({ id }) => id)
  }

  async function entriesLike(token: string) {
    const { docs } = await db
      .collection('search')
      .where('tokens', 'array-contains', token)
      .limit(MOST_LIKE)
      .get()
    return docs.map(doc => ({ id: doc.id, entry: doc.data() as SearchEntry }))
  }
}

function oneOf(personIds: readonly string[]): FoundRef {
  const different = [...new Set(personIds)]
  const [personId, ...others] = different
  if (personId === undefined) return none
  return others.length
    ? { found: 'several', personIds: different.slice(0, 10) }
    : { found: 'one', personId, chatId: null }
}
