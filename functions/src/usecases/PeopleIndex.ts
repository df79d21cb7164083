import type { CardChange } from '@chats/domain/CardChange'

/** What follows from a card and from the chats of a person. */
export interface PeopleIndex {
  /**
   * Puts the row and the search entry right by the card and the chats; writes only what differs. The entry of somebody
   * who is gone goes, too.
   */
  refresh(personId: string): Promise<'changed' | 'same' | 'gone'>
  /** The messenger calls them otherwise now: so does the card, unless a manager had given them another name. */
  rename(personId: string, from: string, to: string): Promise<void>
  /** Adds to the history of a card; `id` is of the change, so that telling it twice is telling it once. */
  tell(
    personId: string,
    id: string,
    change: Pick<CardChange, 'at' | 'changes'>,
    by: string | null,
  ): Promise<void>
}
