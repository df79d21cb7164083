import type { Instant } from '@chats/domain/Instant'

/** What every list may be narrowed to by its query. */
interface Narrowed {
  /** One of these facets has to be there (`facetsOf`); at most thirty. */
  readonly anyFacet?: readonly string[]
  /** Only this manager's people; null: nobody's. */
  readonly assigneeId?: string | null
}

/** Which people, and in which order. */
export type PeopleList = Narrowed &
  (
    | { readonly kind: 'all' }
    | { readonly kind: 'unread'; readonly readAllBefore: Instant; readonly oldestFirst: boolean }
    | { readonly kind: 'dialogs' }
  )
