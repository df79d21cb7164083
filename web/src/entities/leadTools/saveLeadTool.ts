import type { DictionaryEntry } from '@chats/domain/Dictionary'
import type { LeadTool } from '@chats/domain/LeadTool'
import { dictionaryPath, leadToolPath } from '@chats/domain/paths'
import { doc, FieldPath, serverTimestamp, writeBatch } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { settleWrite } from '../settleWrite.ts'
import type { WriteOutcome } from '../settleWrite.ts'

/** Where a tool leads, as an admin writes it. */
export type LeadsTo = Pick<LeadTool, 'channelIds' | 'tunnelId' | 'sourceId'>

/** Puts a lead tool down, its word and where it leads in one write; for admins (firestore.rules). */
export function saveLeadTool(
  { code, entry, leads, isNew }: { code: string; entry: DictionaryEntry; leads: LeadsTo; isNew: boolean },
  by: LeadTool['createdBy'],
): Promise<WriteOutcome> {
  const { db } = backend()
  const batch = writeBatch(db)
  const { channelIds, tunnelId, sourceId } = leads
  const tool = { channelIds: [...channelIds], tunnelId, sourceId }
  batch.set(
    doc(db, dictionaryPath('leadTools')),
    { schema: 1, entries: { [code]: entry } },
    { mergeFields: ['schema', new FieldPath('entries', code)] },
  )
  if (isNew)
    batch.set(doc(db, leadToolPath(code)), {
      schema: 1,
      ...tool,
      createdAt: serverTimestamp(),
      createdBy: { id: by.id, name: by.name },
    })
  else batch.update(doc(db, leadToolPath(code)), tool)
  return settleWrite(batch.commit())
}
