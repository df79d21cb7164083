import type { MergeRefusal, MergeRequest } from '@chats/domain/MergeRequest'

/** Who may be the same person, as the rows of both show it. */
export interface Suggestions {
  /** Looks for cards with a contact of this one and puts what is found on the rows; answers how many. */
  refresh(personId: string): Promise<number>
  /** A manager who sees both says that they are two. */
  dismiss(by: string, request: MergeRequest): Promise<'dismissed' | MergeRefusal>
}
