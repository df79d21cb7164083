import { onDocumentWritten } from 'firebase-functions/firestore'
import { region } from '../config.ts'
import { openApp, openDatabase } from '../firestore/openDatabase.ts'
import { tagFiles } from '../firestore/tagFiles.ts'
import { isTooOld } from './isTooOld.ts'

/** Chats went to another person, or back: their files follow. */
export const onMergeWritten = onDocumentWritten(
  { document: 'merges/{otherId}', region, retry: true, timeoutSeconds: 540 },
  async event => {
    const { before, after } = event.data ?? {}
    if (before?.get('personId') === after?.get('personId') || isTooOld(event)) return
    const merge = after?.exists ? after : before
    const chats: unknown = merge?.get('before.person.chats')
    const chatIds = typeof chats === 'object' && chats !== null ? Object.keys(chats) : []
    const { getStorage } = await import('firebase-admin/storage')
    await tagFiles(openDatabase(), getStorage(openApp()).bucket(), chatIds)
  },
)
