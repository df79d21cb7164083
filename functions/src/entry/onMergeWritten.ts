import { onDocumentWritten } from 'firebase-functions/firestore'
import { ordersPath, tasksPath } from '@chats/domain/paths'
import { region } from '../config.ts'
import { moveWithPerson } from '../firestore/moveWithPerson.ts'
import { openBucket } from '../firestore/openBucket.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { tagFiles } from '../firestore/tagFiles.ts'
import { isTooOld } from './isTooOld.ts'

/** Chats went to another person, or back: their files, tasks and orders follow. */
export const onMergeWritten = onDocumentWritten(
  { document: 'merges/{otherId}', region, retry: true, timeoutSeconds: 540 },
  async event => {
    const { before, after } = event.data ?? {}
    if (before?.get('personId') === after?.get('personId') || isTooOld(event)) return
    for (const collection of [tasksPath, ordersPath])
      await moveWithPerson(openDatabase(), collection, event.params.otherId)
    const merge = after?.exists ? after : before
    const chats: unknown = merge?.get('before.person.chats')
    const chatIds = typeof chats === 'object' && chats !== null ? Object.keys(chats) : []
    await tagFiles(openDatabase(), await openBucket(), chatIds)
  },
)
