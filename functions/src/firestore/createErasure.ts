import { FieldPath, FieldValue, Timestamp } from 'firebase-admin/firestore'
import type { DocumentReference, Firestore, Query, QueryDocumentSnapshot } from 'firebase-admin/firestore'
import * as paths from '@chats/domain/paths'
import type { Suggestion } from '@chats/domain/suggestSame'
import type { Erased, ErasingStage, Erasure } from '../usecases/erasePerson.ts'
import type { JobFiles } from '../usecases/Jobs.ts'
import { toDomain } from './instants.ts'
import { createErasedChats } from './createErasedChats.ts'
import { mergesUnder } from './mergeDocuments.ts'
import type { Bucket } from './openBucket.ts'

const PAGE = 200

/** Whatever of a person is in Firestore and in Storage. */
export const createErasure = (db: Firestore, bucket: Bucket, jobFiles: JobFiles): Erasure => ({
  begin: (jobId, personId) =>
    db.runTransaction(async transaction => {
      const [job, person] = await transaction.getAll(
        db.doc(paths.jobPath(jobId)),
        db.doc(paths.personPath(personId)),
      )
      // Another run of the job was here first, and did not live to see it.
      const before: unknown = job?.get('erased')
      if (before !== undefined) return toDomain<Erased>(before)
      if (!person?.exists) return null
      const chats = (await transaction.get(db.collection('chats').where('personId', '==', personId))).docs
      const merges = (await transaction.get(mergesUnder(db, personId))).docs
      for (const path of [paths.personPath(personId), paths.cardPath(personId), paths.searchPath(personId)])
        transaction.delete(db.doc(path))
      for (const { ref } of [...chats, ...merges]) transaction.delete(ref)
      for (const { id } of chats) createErasedChats(db).mark(transaction, id)
      const erased = {
        people: [personId, ...merges.map(({ id }) => id)],
        chats: chats.map(({ id }) => id),
      }
      transaction.update(db.doc(paths.jobPath(jobId)), {
        erased: { ...erased, at: FieldValue.serverTimestamp() },
      })
      return { ...erased, at: 0 }
    }),

  async stages(jobId, { people, chats }) {
    const at: unknown = (await db.doc(paths.jobPath(jobId)).get()).get('erased.at')
    if (!(at instanceof Timestamp)) throw new Error('the erasure has not begun')
    const managers = (await db.collection('managers').select().get()).docs.map(({ id }) => id)
    const remove = (query: Query, isMeant?: (doc: QueryDocumentSnapshot) => boolean) =>
      through(query, at, (docs, batch) => {
        for (const doc of docs) if (!isMeant || isMeant(doc)) batch.delete(doc.ref)
      })
    const removeDocs =
      (refs: readonly DocumentReference[]): ErasingStage =>
      async () => {
        const docs = refs.length ? await db.getAll(...refs, { fieldMask: ['schema'] }) : []
        const batch = db.batch()
        for (const doc of docs) if (isOlder(doc.createTime, at)) batch.delete(doc.ref)
        await batch.commit()
        return null
      }
    const removeFiles =
      (prefix: string): ErasingStage =>
      async () => {
        const [files] = await bucket.getFiles({ prefix })
        for (const { name, metadata } of files) {
          const isOld = Date.parse(String(metadata.timeCreated)) <= at.toMillis()
          if (isOld && name.startsWith(prefix)) await bucket.file(name).delete({ ignoreNotFound: true })
        }
        return null
      }

    const ofChats = chats.flatMap(chatId => [
      removeDialogs(db, chatId, at),
      remove(db.collection(paths.tunnelRunsPath).where('chatId', '==', chatId)),
      removeDeliveries(db, chatId, at),
      remove(db.collection(paths.scheduledsPath(chatId))),
      remove(db.collection(paths.messagesPath(chatId))),
      removeDocs([
        db.doc(paths.typingPath(chatId)),
        ...managers.flatMap(uid => [
          db.doc(paths.draftPath(uid, chatId)),
          db.doc(paths.blocksDraftPath(uid, chatId)),
        ]),
      ]),
      removeFiles(`${paths.chatPath(chatId)}/`),
      removeQuarantined(db, chatId, at),
    ])
    const ofPeople = people.flatMap(personId => [
      remove(db.collection(paths.cardHistoryPath(personId))),
      remove(db.collection(paths.tasksPath).where('personId', '==', personId)),
      remove(db.collection(paths.ordersPath).where('personId', '==', personId)),
      remove(db.collection(paths.eventsPath).where('personId', '==', personId)),
      remove(db.collection(paths.presencesPath).where('personId', '==', personId)),
      remove(db.collection('invites').where('personId', '==', personId)),
      ...managers.map(uid =>
        remove(db.collection(paths.notificationsPath(uid)).where('personId', '==', personId)),
      ),
      forgetSuggestions(db, personId),
      removeFiles(`${paths.personPath(personId)}/`),
      removeExports(db, jobFiles, personId),
    ])
    return [withdrawTables(db, jobFiles, at), ...ofChats, ...ofPeople]
  },
})

const isOlder = (created: Timestamp | undefined, at: Timestamp) =>
  created !== undefined && created.valueOf() <= at.valueOf()

type Batch = ReturnType<Firestore['batch']>

/** Goes through what a query finds, a page at a time, and leaves alone what was made since the person was erased. */
function through(
  query: Query,
  at: Timestamp,
  work: (docs: readonly QueryDocumentSnapshot[], batch: Batch) => void,
): ErasingStage {
  return async after => {
    const ordered = query.orderBy(FieldPath.documentId()).limit(PAGE)
    const { docs } = await (after === undefined ? ordered : ordered.startAfter(after)).get()
    const batch = query.firestore.batch()
    work(
      docs.filter(doc => isOlder(doc.createTime, at)),
      batch,
    )
    await batch.commit()
    return docs.length === PAGE ? (docs.at(-1)?.id ?? null) : null
  }
}

/** Updates of this chat that could not be processed: those that name who it is with. */
function removeQuarantined(db: Firestore, chatId: string, at: Timestamp): ErasingStage {
  const dash = chatId.indexOf('_')
  const [channelId, externalId] = [chatId.slice(0, dash), chatId.slice(dash + 1)]
  const named = new RegExp(`(?<![0-9])${externalId.replace(/[^0-9A-Za-z-]/gu, '')}(?![0-9])`, 'u')
  return through(db.collection('quarantine').where('channelId', '==', channelId), at, (docs, batch) => {
    for (const doc of docs) if (named.test(String(doc.get('raw')))) batch.delete(doc.ref)
  })
}

/** The dialogs of a chat, each with its history. */
function removeDialogs(db: Firestore, chatId: string, at: Timestamp): ErasingStage {
  return async after => {
    const ofChat = db.collection(paths.dialogsPath).where('chatId', '==', chatId)
    const ordered = ofChat.orderBy(FieldPath.documentId()).limit(1)
    const [dialog] = (await (after === undefined ? ordered : ordered.startAfter(after)).get()).docs
    if (!dialog) return null
    if (isOlder(dialog.createTime, at)) await db.recursiveDelete(dialog.ref)
    return dialog.id
  }
}

/** What webhooks were told of a chat, or are about to be. */
function removeDeliveries(db: Firestore, chatId: string, at: Timestamp): ErasingStage {
  return async () => {
    const { docs } = await db.collectionGroup('deliveries').where('chatId', '==', chatId).limit(PAGE).get()
    const old = docs.filter(doc => isOlder(doc.createTime, at))
    const batch = db.batch()
    for (const { ref } of old) batch.delete(ref)
    await batch.commit()
    return old.length === PAGE ? 'more' : null
  }
}

/** Others who may have been the same person, or were said not to be. */
function forgetSuggestions(db: Firestore, personId: string): ErasingStage {
  return async () => {
    const both = (['phone', 'email'] as const).map((by): Suggestion => ({ personId, by }))
    const [rows, cards] = await Promise.all([
      db.collection('people').where('maybeSame', 'array-contains-any', both).limit(PAGE).get(),
      db.collection('cards').where('notSameAs', 'array-contains', personId).limit(PAGE).get(),
    ])
    const batch = db.batch()
    for (const { ref } of rows.docs) batch.update(ref, { maybeSame: FieldValue.arrayRemove(...both) })
    for (const { ref } of cards.docs) batch.update(ref, { notSameAs: FieldValue.arrayRemove(personId) })
    await batch.commit()
    return rows.size === PAGE || cards.size === PAGE ? 'more' : null
  }
}

/** Tables of everybody that were begun before hold them, too: nobody fetches those any longer. */
function withdrawTables(db: Firestore, files: JobFiles, at: Timestamp): ErasingStage {
  return async () => {
    const { docs } = await db.collection('jobs').where('kind', '==', 'exportPeople').get()
    for (const doc of docs.filter(one => isOlder(one.createTime, at))) {
      if (doc.get('state') === 'running' || doc.get('path') !== undefined)
        await doc.ref.update({ state: 'failed', error: 'person_erased', path: FieldValue.delete() })
      await files.removeAll(doc.id)
    }
    return null
  }
}

/** What was exported of them, wherever it waits to be downloaded. */
function removeExports(db: Firestore, files: JobFiles, personId: string): ErasingStage {
  return async () => {
    const { docs } = await db.collection('jobs').where('personId', '==', personId).get()
    for (const doc of docs.filter(one => one.get('kind') === 'exportPerson')) {
      await files.removeAll(doc.id)
      await doc.ref.delete()
    }
    return null
  }
}
