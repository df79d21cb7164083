import type { DocumentSnapshot } from 'firebase-admin/firestore'
import type { Person } from '@chats/domain/Person'

/** A manager at work, and whom they see. */
export interface ActiveManager {
  readonly id: string
  readonly name: string
  readonly sees: (person: Pick<Person, 'assigneeId'>) => boolean
}

/** The manager of a document, or null when they do not work here now. */
export function readManager(snapshot: DocumentSnapshot | undefined): ActiveManager | null {
  if (snapshot?.get('active') !== true) return null
  const everybody = snapshot.get('role') === 'admin' || snapshot.get('access') === 'all'
  return {
    id: snapshot.id,
    name: String(snapshot.get('name') ?? ''),
    sees: ({ assigneeId }) => everybody || assigneeId === snapshot.id,
  }
}
