import type { Presence } from '@chats/domain/Presence'
import { presencesPath } from '@chats/domain/paths'
import { collection, documentId, query, where } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { useSession } from '../session/useSession.ts'
import { useLiveQuery } from '../useLive.ts'
import { useHeard } from './useHeard.ts'

/** The colleagues who have a person open now, and which of them type. */
export function usePersonPresence(personId: string) {
  const session = useSession()
  const list = useLiveQuery<Presence>(() =>
    session.stage === 'ready'
      ? {
          key: `presence ${personId} ${session.onlyAssigned}`,
          target: () =>
            query(
              collection(backend().db, presencesPath),
              where('personId', '==', personId),
              ...(session.onlyAssigned ? [where('assigneeId', '==', session.uid)] : []),
              where(documentId(), '!=', session.uid),
            ),
        }
      : null,
  )
  return useHeard(list)
}
