import type { Person } from '@chats/domain/Person'
import type { Presence } from '@chats/domain/Presence'
import { presencesPath } from '@chats/domain/paths'
import { collection, documentId, query, where } from 'firebase/firestore'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { backend } from '../backend.ts'
import type { Row } from '../Row.ts'
import { useSession } from '../session/useSession.ts'
import { useLiveQuery } from '../useLive.ts'
import { useHeard } from './useHeard.ts'

/** The colleagues who are writing to anybody that I see; one listener for the whole app. */
export const useTypingManagers = defineStore('typingManagers', () => {
  const session = useSession()
  const list = useLiveQuery<Presence>(() =>
    session.stage === 'ready'
      ? {
          key: `typing managers ${session.onlyAssigned}`,
          target: () =>
            query(
              collection(backend().db, presencesPath),
              where('typing', '==', true),
              ...(session.onlyAssigned ? [where('assigneeId', '==', session.uid)] : []),
              where(documentId(), '!=', session.uid),
            ),
        }
      : null,
  )
  const present = useHeard(list)
  const byPerson = computed(() =>
    Map.groupBy(
      present.value.filter(({ typing }) => typing),
      ({ personId }) => personId,
    ),
  )
  return {
    /** The names of those who write to a person; who has just answered has stopped. */
    namesFor({ id, lastMessage }: Pick<Row<Person>, 'id' | 'lastMessage'>): readonly string[] {
      const writing = byPerson.value.get(id) ?? []
      return writing
        .filter(({ id: uid, at }) => !(lastMessage?.authorId === uid && lastMessage.at >= at))
        .map(({ name }) => name)
    },
  }
})
