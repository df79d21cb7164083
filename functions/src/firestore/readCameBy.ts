import type { Firestore } from 'firebase-admin/firestore'
import type { CameBy } from '@chats/domain/CameBy'
import { leadToolCodeSchema } from '@chats/domain/LeadTool'
import type { LeadTool } from '@chats/domain/LeadTool'
import { dictionaryPath, leadToolPath } from '@chats/domain/paths'
import { resolveLeadTool } from '@chats/domain/resolveLeadTool'
import { readWords } from './readWords.ts'
import { toDomain } from './instants.ts'

/**
 * The lead tool that a start's payload names; null for a payload of another kind, which reads nothing, and for an unknown
 * one. Four reads, of what many starts look at and none of them changes.
 */
export async function readCameBy(db: Firestore, payload: string): Promise<CameBy | null> {
  if (!leadToolCodeSchema.safeParse(payload).success) return null
  const [tool, ...dictionaries] = await db.getAll(
    ...[
      leadToolPath(payload),
      dictionaryPath('leadTools'),
      dictionaryPath('tunnels'),
      dictionaryPath('sources'),
    ].map(path => db.doc(path)),
  )
  const [leadTools, tunnels, sources] = dictionaries.map(readWords)
  return resolveLeadTool(payload, tool?.exists ? toDomain<LeadTool>(tool.data()) : null, {
    leadTools,
    tunnels,
    sources,
  })
}
