/** What became of an event that came in at `POST /events`. */
export type EventOutcome =
  | {
      readonly outcome: 'stored' | 'repeated'
      readonly id: string
      readonly personId: string
      /** Where it shows; null for a person without chats, whose orders are kept all the same. */
      readonly chatId: string | null
      readonly messageId: string | null
    }
  | { readonly outcome: 'person_ambiguous'; readonly personIds: readonly string[] }
  | { readonly outcome: EventRefusal; readonly what?: string }

/** Why an event was not stored; nothing of it is kept then, its key neither. */
export type EventRefusal =
  | 'key_reused'
  | 'person_not_found'
  | 'person_without_chat'
  | 'order_of_another'
  | 'too_many_payments'
  | 'unknown_word'
  | 'from_the_future'
  | 'unavailable'
