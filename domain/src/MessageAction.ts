import { z } from 'zod'
import { formattingSchema } from './Formatting.ts'
import { instantSchema } from './Instant.ts'

const message = { chatId: z.string().min(1).max(300), messageId: z.string().min(1).max(100) }

/**
 * What a manager may ask of an outgoing message that did not simply arrive. `retry` a failed one, `resend` an
 * unconfirmed one knowing that it may arrive twice, `accept` an unconfirmed one as sent, `cancel` one that is still
 * queued.
 */
export const deliveryActionSchema = z.enum(['retry', 'resend', 'accept', 'cancel'])
export type DeliveryAction = z.infer<typeof deliveryActionSchema>

/**
 * What a manager may ask of a message; the request of the callable `actOnMessage`. It answers `{ ok: true }` when that
 * is done, or is sure to be done or to show on the message (`change`) later; else it throws with `details.reason`, a
 * `MessageRefusal`.
 *
 * `edit` a message of the team: its text, or the caption of its file. `basedOn` is the `editedAt` of the wording that
 * was edited, null when it had none: an edit of an older wording is refused with `conflict`. `remove` it at the
 * person's side. `react` with one emoji to a message of either side; an empty one takes the reaction away. `dismiss`
 * takes away a change that failed, or one that has not begun.
 */
export const messageActionSchema = z.discriminatedUnion('action', [
  z.object({ ...message, action: deliveryActionSchema }),
  z.object({
    ...message,
    action: z.literal('edit'),
    text: z.string().max(9000),
    formatting: z.array(formattingSchema).max(200).optional(),
    basedOn: instantSchema.nullable(),
  }),
  z.object({ ...message, action: z.literal('remove') }),
  z.object({ ...message, action: z.literal('react'), emoji: z.string().max(32) }),
  z.object({ ...message, action: z.literal('dismiss') }),
])
export type MessageAction = z.infer<typeof messageActionSchema>

/**
 * Why it was not done. `conflict`: somebody else changed or is changing it. `too_late`: the messenger no longer allows
 * it. `not_found`: there is no such message, here or in the messenger. `not_possible`: not with a message like this, or
 * no longer. `refused`: the messenger, or the person, does not take it. `network`: given up after many tries, or the database is busy.
 * `channel`: the channel is gone.
 */
export type MessageRefusal =
  'conflict' | 'too_late' | 'not_found' | 'not_possible' | 'refused' | 'network' | 'channel'
