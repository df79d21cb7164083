import { z } from 'zod'
import type { Merged, Side } from './mergePeople.ts'

/** An id of a document, as a request may name it. */
export const documentIdSchema = z.string().regex(/^(?!\.{1,2}$)(?!__.*__$)[^/]{1,300}$/u)

/** The request of the callables `previewMerge` and `mergePeople`: `otherId` becomes part of `keepId`. */
export const mergeRequestSchema = z
  .object({ keepId: documentIdSchema, otherId: documentIdSchema })
  .refine(({ keepId, otherId }) => keepId !== otherId)
export type MergeRequest = z.infer<typeof mergeRequestSchema>

/** The request of the callable `unmergePeople`: who became part of another. */
export const unmergeRequestSchema = z.object({ otherId: documentIdSchema })
export type UnmergeRequest = z.infer<typeof unmergeRequestSchema>

/** What `previewMerge` answers: both as they are and the one they would be. */
export interface MergePreview {
  readonly keep: Side
  readonly other: Side
  readonly merged: Pick<Merged, 'person' | 'card'>
}

/**
 * Why people are not merged or parted. `not_allowed`: the manager does not see both. `gone`: one of them, or the merge,
 * is there no longer. `too_large`: a card cannot hold both. `nested`: whom they became part of is part of a third.
 */
export type MergeRefusal = 'not_allowed' | 'gone' | 'too_large' | 'nested'
