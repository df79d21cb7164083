import type { Person } from '@chats/domain/Person'
import { presencesPath } from '@chats/domain/paths'
import type { Presence } from '@chats/domain/Presence'
import { collection, limit, query, where } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { useCompany } from '../company/useCompany.ts'
import { peopleQuery } from '../people/peopleQuery.ts'
import { useHeard } from '../presence/useHeard.ts'
import { useSession } from '../session/useSession.ts'
import { useLiveQuery } from '../useLive.ts'

/** So many people are looked at; who waits longest is among them. */
export const MOST_ON_BOARD = 200

/** What happens now, of everybody that this manager sees: who waits (the longest first), open dialogs, who is in a chat. */
export function useLiveBoard() {
  const session = useSession()
  const company = useCompany()
  const onlyOf = () => (session.onlyAssigned ? session.uid : null)

  const waiting = useLiveQuery<Person>(() => {
    if (session.stage !== 'ready' || !company.isKnown) return null
    const { readAllBefore } = company
    const list = { kind: 'unread', readAllBefore, oldestFirst: true } as const
    const target = () => query(peopleQuery(list, onlyOf()), limit(MOST_ON_BOARD))
    return { key: `board waiting ${readAllBefore} ${onlyOf() ?? ''}`, target }
  })
  const inDialogs = useLiveQuery<Person>(() => {
    if (session.stage !== 'ready') return null
    const target = () => query(peopleQuery({ kind: 'dialogs' }, onlyOf()), limit(MOST_ON_BOARD))
    return { key: `board dialogs ${onlyOf() ?? ''}`, target }
  })
  const presences = useLiveQuery<Presence>(() => {
    if (session.stage !== 'ready') return null
    const all = collection(backend().db, presencesPath)
    const assigneeId = onlyOf()
    const target = () => (assigneeId === null ? all : query(all, where('assigneeId', '==', assigneeId)))
    return { key: `board presence ${assigneeId ?? ''}`, target }
  })
  return { waiting, inDialogs, present: useHeard(presences) }
}
