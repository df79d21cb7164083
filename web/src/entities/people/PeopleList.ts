import type { Instant } from '@chats/domain/Instant'

/** Which people, and in which order. */
export type PeopleList =
  | { readonly kind: 'all' }
  | { readonly kind: 'unread'; readonly readAllBefore: Instant; readonly oldestFirst: boolean }
