import { taskPath } from '@chats/domain/paths'
import type { Task } from '@chats/domain/Task'
import { doc, serverTimestamp, setDoc } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { useSession } from '../session/useSession.ts'
import { settleWrite } from '../settleWrite.ts'
import type { WriteOutcome } from '../settleWrite.ts'
import { toStored } from '../toStored.ts'

const LONGEST_NAME = 200

/** A task as it is written down. A personal one is the writer's, whoever is named. */
export interface TaskDraft extends Pick<Task, 'title' | 'kind' | 'dueAt' | 'assigneeId'> {
  readonly person: { readonly id: string; readonly name: string }
}

/** Writes a new task down, in this manager's name; it is shown at once. Without a network it waits for it to come back. */
export function writeTask({ person, title, kind, dueAt, assigneeId }: TaskDraft): Promise<WriteOutcome> {
  const { uid } = useSession()
  return settleWrite(
    setDoc(doc(backend().db, taskPath(crypto.randomUUID())), {
      schema: 1,
      personId: person.id,
      personName: person.name.slice(0, LONGEST_NAME),
      title: title.trim(),
      dueAt: toStored(dueAt, 'dueAt'),
      kind,
      ownerId: uid,
      assigneeId: kind === 'personal' ? uid : assigneeId,
      state: 'open',
      doneAt: null,
      createdAt: serverTimestamp(),
      updatedAt: serverTimestamp(),
      updatedBy: uid,
    }),
  )
}
