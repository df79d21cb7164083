import type { Firestore, Query, Transaction } from 'firebase-admin/firestore'
import type { Card } from '@chats/domain/Card'
import { emailKey, emailSpellings, phoneKey, phoneSpellings } from '@chats/domain/contactKeys'
import { importedPersonIdOf } from '@chats/domain/ids'
import type { ImportLine } from '@chats/domain/ImportLine'
import { cardWithLine, fitsCard, importedOf, importPerson } from '@chats/domain/importPerson'
import { cardPath, jobPath, personPath, searchPath } from '@chats/domain/paths'
import type { ImportedPeople, TakenIn } from '../usecases/importPeople.ts'
import { toDomain, toStored } from './instants.ts'

/** As many values as one query may ask for. */
const MOST_ASKED = 30

/**
 * People of files in Firestore, some lines in one transaction. The ids follow from the lines, so that a second run finds
 * its own people and leaves them; rows and search entries are written as triggers would, which then have nothing to do.
 */
export const createImportedPeople = (db: Firestore): ImportedPeople => ({
  takeIn: (jobId, lines, whenKnown, at) =>
    db.runTransaction(async transaction => {
      const job = await transaction.get(db.doc(jobPath(jobId)))
      if (job.get('state') !== 'running') return 'stopped'
      if (!lines.length) return { skipped: 0, problems: [] }
      const idOf = ({ line }: ImportLine) => importedPersonIdOf(jobId, line)
      const own = await transaction.getAll(...lines.map(line => db.doc(personPath(idOf(line)))))
      const fresh = lines.filter((_, index) => own[index]?.exists === false)
      const known = createDirectory(whenKnown === 'add' ? {} : await cardsLike(db, transaction, fresh))
      const problems: TakenIn['problems'] = []
      const added = new Map<string, Card>()
      const changed = new Map<string, Card>()
      let skipped = 0
      for (const line of fresh) {
        const id = whenKnown === 'add' ? undefined : known.find(line)
        if (id === undefined) {
          const { card } = importPerson(line, at)
          added.set(idOf(line), card)
          known.put(idOf(line), card)
        } else if (whenKnown === 'skip') skipped++
        else {
          const before = known.card(id)
          const card = before && cardWithLine(before, line, at)
          if (!card || !fitsCard(card)) problems.push({ line: line.line, why: 'too_large' })
          else if (card !== before) {
            ;(added.has(id) ? added : changed).set(id, card)
            known.put(id, card)
          }
        }
      }
      for (const [id, card] of added) {
        const { person, entry } = importedOf(card)
        transaction.create(db.doc(personPath(id)), toStored(person))
        transaction.create(db.doc(cardPath(id)), toStored(card))
        transaction.create(db.doc(searchPath(id)), toStored(entry))
      }
      for (const [id, card] of changed) transaction.set(db.doc(cardPath(id)), toStored(card))
      return { skipped, problems }
    }),
})

/** Cards by their phones and addresses; of two with one phone the first by id, and a phone counts before an address. */
function createDirectory(cards: Readonly<Record<string, Card>>) {
  const byId = new Map<string, Card>()
  const byKey = new Map<string, string>()
  const keysOf = ({ phones, emails }: Pick<Card, 'phones' | 'emails'>) => [
    ...phones.map(phoneKey).filter(Boolean),
    ...emails.map(emailKey).filter(Boolean),
  ]
  function put(id: string, card: Card) {
    byId.set(id, card)
    for (const key of keysOf(card)) if (!byKey.has(key)) byKey.set(key, id)
  }
  for (const id of Object.keys(cards).toSorted()) put(id, cards[id] as Card)
  return {
    put,
    card: (id: string) => byId.get(id),
    find: (line: ImportLine) => keysOf(line).flatMap(key => byKey.get(key) ?? [])[0],
  }
}

/** The cards that have a phone or an address of any of the lines. */
async function cardsLike(
  db: Firestore,
  transaction: Transaction,
  lines: readonly ImportLine[],
): Promise<Record<string, Card>> {
  const asked = [
    ['phones', lines.flatMap(line => line.phones.flatMap(phoneSpellings))],
    ['emails', lines.flatMap(line => line.emails.flatMap(emailSpellings))],
  ] as const
  const queries = asked.flatMap(([field, values]) =>
    chunks([...new Set(values)]).map((some): Query =>
      db.collection('cards').where(field, 'array-contains-any', some),
    ),
  )
  const found = await Promise.all(queries.map(query => transaction.get(query)))
  return Object.fromEntries(
    found.flatMap(({ docs }) => docs).map(doc => [doc.id, toDomain<Card>(doc.data())]),
  )
}

const chunks = (values: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(values.length / MOST_ASKED) }, (_, index) =>
    values.slice(index * MOST_ASKED, (index + 1) * MOST_ASKED),
  )
