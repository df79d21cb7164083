import { z } from 'zod'

/**
 * A file of a message. Incoming it is `pending` until functions have copied it into our Storage; `too_big` is one that
 * the messenger does not hand out, `failed` one that could not be had (a manager may ask again). Outgoing it is
 * `stored` from the start, because the browser uploads before it queues the message.
 */
export const attachmentSchema = z.object({
  state: z.enum(['pending', 'stored', 'too_big', 'failed']),
  /** The sender's name of it: shown, never trusted, never part of a path. */
  name: z.string().max(300),
  /** MIME type: as told while `pending`, as the bytes say once `stored`. */
  type: z.string().max(200),
  /** Bytes. */
  size: z.number().int().nonnegative().optional(),
  /** In Storage, once `stored`: `attachmentPath` for incoming, `uploadPath` for outgoing. */
  path: z.string().max(500).optional(),
  /** The messenger's handle of it for `Messenger.openFile`; holds no token. */
  source: z.string().max(2048).optional(),
})
export type Attachment = z.infer<typeof attachmentSchema>
