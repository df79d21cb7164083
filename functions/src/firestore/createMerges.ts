import type { Firestore, Transaction } from 'firebase-admin/firestore'
import type { Company } from '@chats/domain/Company'
import type { Instant } from '@chats/domain/Instant'
import type { Merge } from '@chats/domain/Merge'
import { mergePeople } from '@chats/domain/mergePeople'
import type { MergeRefusal, MergeRequest } from '@chats/domain/MergeRequest'
import { cardPath, chatPath, companyPath, managerPath, mergePath, personPath } from '@chats/domain/paths'
import { unmergePeople } from '@chats/domain/unmergePeople'
import type { Merges } from '../usecases/Merges.ts'
import { toDomain, toStored } from './instants.ts'
import { lastEntries } from './lastEntries.ts'
import { mergesUnder, sideOf, writeMerge, writeSide } from './mergeDocuments.ts'
import { nestedUnder } from '@chats/domain/nestedUnder'
import { readManager } from './readManager.ts'

/** Merges in Firestore. Messages are never touched: they belong to their chat, and the chat says whose it is. */
export const createMerges = (db: Firestore): Merges => ({
  async preview(by, request, at) {
    return db.runTransaction(
      async transaction => {
        const pair = await readPair(db, transaction, by, request, at)
        if (typeof pair === 'string') return pair
        const { keep, other, merged } = pair
        return { keep, other, merged: { person: merged.person, card: merged.card } }
      },
      { readOnly: true },
    )
  },

  merge: (by, request, at) =>
    db.runTransaction(async transaction => {
      const pair = await readPair(db, transaction, by, request, at)
      if (typeof pair === 'string') return pair
      const nested = (await transaction.get(mergesUnder(db, request.otherId))).docs.map(({ id }) => id)
      writeMerge(db, transaction, pair, nested, { via: 'hand', by, byName: pair.manager.name, at })
      return 'merged'
    }),

  unmerge: (by, otherId, at) =>
    db.runTransaction(async transaction => {
      const [managerDoc, mergeDoc] = await transaction.getAll(
        db.doc(managerPath(by)),
        db.doc(mergePath(otherId)),
      )
      const manager = readManager(managerDoc)
      if (!manager) return 'not_allowed'
      if (!mergeDoc?.exists) return 'gone'
      const merge = toDomain<Merge>(mergeDoc.data())
      const { keepId, personId } = merge
      const [personDoc, cardDoc] = await transaction.getAll(
        db.doc(personPath(personId)),
        db.doc(cardPath(personId)),
      )
      const kept = sideOf(personDoc, cardDoc, at)
      if (!kept) return 'gone'
      if (!manager.sees(kept.person)) return 'not_allowed'
      if (personId !== keepId) return 'nested'
      const under = (await transaction.get(mergesUnder(db, personId))).docs.map(doc =>
        toDomain<Merge>(doc.data()),
      )
      const siblings = under.filter(one => one.keepId === keepId && one.otherId !== otherId)
      const last = await lastEntries(db, transaction, Object.keys(kept.person.chats))
      const parted = unmergePeople({ kept, merge, siblings, last, now: at })
      writeSide(db, transaction, parted.kept)
      writeSide(db, transaction, parted.other)
      for (const chatId of Object.keys(parted.other.person.chats)) {
        transaction.update(db.doc(chatPath(chatId)), { personId: otherId })
      }
      for (const [id, added] of Object.entries(parted.inherited)) {
        transaction.update(db.doc(mergePath(id)), { added: toStored(added) })
      }
      for (const id of nestedUnder(under, otherId)) {
        transaction.update(db.doc(mergePath(id)), { personId: otherId })
      }
      transaction.delete(db.doc(mergePath(otherId)))
      return { keepId }
    }),
})

/** Both people, seen by the manager, and what they would be. */
async function readPair(
  db: Firestore,
  transaction: Transaction,
  by: string,
  { keepId, otherId }: MergeRequest,
  now: Instant,
) {
  const [managerDoc, companyDoc, keepDoc, otherDoc, keepCard, otherCard] = await transaction.getAll(
    ...[
      managerPath(by),
      companyPath,
      personPath(keepId),
      personPath(otherId),
      cardPath(keepId),
      cardPath(otherId),
    ].map(path => db.doc(path)),
  )
  const manager = readManager(managerDoc)
  const keep = sideOf(keepDoc, keepCard, now)
  const other = sideOf(otherDoc, otherCard, now)
  if (!manager) return 'not_allowed' satisfies MergeRefusal
  if (!keep || !other) return 'gone' satisfies MergeRefusal
  if (!manager.sees(keep.person) || !manager.sees(other.person)) return 'not_allowed' satisfies MergeRefusal
  const readAllBefore = toDomain<Partial<Company>>(companyDoc?.data() ?? {}).readAllBefore ?? 0
  const merged = mergePeople(keep, other, { readAllBefore, now })
  return merged === 'too_large' ? merged : { manager, keep, other, merged }
}
