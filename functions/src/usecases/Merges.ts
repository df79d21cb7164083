import type { Instant } from '@chats/domain/Instant'
import type { MergePreview, MergeRefusal, MergeRequest } from '@chats/domain/MergeRequest'

/** Where people become one and two again. Each is one transaction; `by` is a manager who must see whom it concerns. */
export interface Merges {
  preview(by: string, request: MergeRequest, at: Instant): Promise<MergePreview | MergeRefusal>
  merge(by: string, request: MergeRequest, at: Instant): Promise<'merged' | MergeRefusal>
  /** Answers whom they were part of. */
  unmerge(by: string, otherId: string, at: Instant): Promise<{ readonly keepId: string } | MergeRefusal>
}
