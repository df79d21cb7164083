import { z } from 'zod'
import { instantSchema } from './Instant.ts'

/** How far a dialog has come (A20); from `resolved` it may be opened again. */
export const dialogStateSchema = z.enum(['open', 'in_progress', 'waiting_client', 'resolved'])
export type DialogState = z.infer<typeof dialogStateSchema>

const whoSchema = z.object({ id: z.string().max(200), name: z.string().max(100) })
const wordsSchema = z.array(z.string().regex(/^[a-z0-9-]{1,40}$/u)).max(20)

/** What a manager thought of how it went with the person (S-90). */
export const managerRatingSchema = z.object({
  /** From 1 to 5. */
  score: z.number().int().min(1).max(5),
  comment: z.string().max(1000).optional(),
  by: whoSchema,
  at: instantSchema,
})
export type ManagerRating = z.infer<typeof managerRatingSchema>

/** What the person thought of it (S-89), on which form. */
export const personRatingSchema = z.object({
  score: z.number().int().min(1).max(5),
  comment: z.string().max(1000).optional(),
  at: instantSchema,
  /** Our id of the message that asked. */
  formId: z.string().max(200),
})
export type PersonRating = z.infer<typeof personRatingSchema>

/** Whether the person was asked to rate the dialog when it was resolved last, and why not. */
const askedSchema = z.object({
  state: z.enum(['asked', 'skipped']),
  /** Of what was skipped: the form is off, the person refuses us, is on the block list, or the bot is silent. */
  reason: z.enum(['off', 'blocked', 'blacklisted', 'channel', 'botOff']).optional(),
  messageId: z.string().max(200).optional(),
  at: instantSchema,
  /** The `resolvedAt` that it was for. */
  askedSince: instantSchema,
})

/**
 * `dialogs/{id}`: a support session opened in a chat (S-83…S-90). It names the chat and not the person: whose the chat is,
 * the chat says, also after people were merged.
 */
export const dialogSchema = z.object({
  schema: z.literal(1),
  chatId: z.string().min(1).max(300),
  state: dialogStateSchema,
  /** Ids of the words of `dictionaries/dialogTypes`, `dialogReasons`, `dialogComponents`. */
  typeId: z.string().max(40).nullable(),
  reasonIds: wordsSchema,
  componentIds: wordsSchema,
  /** Who works on it: uids, each once, at least one. */
  managerIds: z.array(z.string()).min(1).max(20),
  openedAt: instantSchema,
  openedBy: whoSchema,
  /** Null while it is not resolved. */
  resolvedAt: instantSchema.nullable(),
  updatedAt: instantSchema,
  updatedBy: whoSchema,
  managerRating: managerRatingSchema.optional(),
  /** What the person is asked with, as the manager wrote it when it was resolved; left out: the company's words. */
  ratingText: z.string().min(1).max(1000).optional(),
  /** These two are written by functions. */
  ratingForm: askedSchema.optional(),
  personRating: personRatingSchema.optional(),
})
export type Dialog = z.infer<typeof dialogSchema>

/** What of a dialog managers change, and its history tells. */
export const dialogFields = [
  'state',
  'typeId',
  'reasonIds',
  'componentIds',
  'managerIds',
  'managerRating',
] as const

/**
 * `dialogs/{id}/history/{entryId}`: what it became, by whom and when; `by` is the person where they
 * rated. Written by functions.
 */
export const dialogEntrySchema = z.object({
  schema: z.literal(1),
  at: instantSchema,
  by: whoSchema,
  /** The fields that changed, as they are now. */
  now: dialogSchema
    .pick({
      state: true,
      typeId: true,
      reasonIds: true,
      componentIds: true,
      managerIds: true,
      managerRating: true,
      personRating: true,
    })
    .partial(),
})
export type DialogEntry = z.infer<typeof dialogEntrySchema>
