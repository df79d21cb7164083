import { isUnread } from '@chats/domain/isUnread'
import type { Person } from '@chats/domain/Person'
import type { Row } from '../Row.ts'
import type { PeopleList } from './PeopleList.ts'

/** Those of some people who are in a list, in its order: what `peopleQuery` asks of all of them. */
export function asInList(list: PeopleList, people: readonly Row<Person>[]): readonly Row<Person>[] {
  switch (list.kind) {
    case 'all':
      return people.toSorted(byLastMessage)
    case 'dialogs':
      return people
        .filter(({ openDialogs = 0 }) => openDialogs > 0)
        .toSorted((a, b) => (b.openDialogs ?? 0) - (a.openDialogs ?? 0) || byLastMessage(a, b))
    case 'unread': {
      const turn = list.oldestFirst ? 1 : -1
      return people
        .filter(({ unreadSince }) => isUnread(unreadSince, list.readAllBefore))
        .toSorted((a, b) => turn * ((a.unreadSince ?? 0) - (b.unreadSince ?? 0)))
    }
  }
}

const byLastMessage = (a: Row<Person>, b: Row<Person>) => b.lastMessageAt - a.lastMessageAt
