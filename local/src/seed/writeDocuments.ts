import { type Firestore, Timestamp } from '@google-cloud/firestore'
import type { PastDocument } from './historyDocuments.ts'
import { isInstantName } from './isInstantName.ts'

const PER_BATCH = 400

/** Writes documents, replacing what is there, many to a commit. */
export async function writeDocuments(db: Firestore, documents: readonly PastDocument[]): Promise<void> {
  for (let from = 0; from < documents.length; from += PER_BATCH) {
    const batch = db.batch()
    for (const [path, data] of documents.slice(from, from + PER_BATCH)) batch.set(db.doc(path), stored(data))
    await batch.commit()
  }
}

/** The domain's milliseconds as Firestore keeps them: every field named like an instant becomes a Timestamp. */
function stored(data: object): Record<string, unknown> {
  const value = (name: string, given: unknown): unknown => {
    if (typeof given === 'number' && isInstantName(name)) return Timestamp.fromMillis(given)
    if (Array.isArray(given)) return given.map(item => value('', item))
    return given !== null && typeof given === 'object' ? stored(given) : given
  }
  return Object.fromEntries(Object.entries(data).map(([name, given]) => [name, value(name, given)]))
}
