import { z } from 'zod'

/**
 * What a manager may ask of an outgoing message that did not simply arrive; the request of the callable `actOnMessage`.
 * `retry` a failed one, `resend` an unconfirmed one knowing that it may arrive twice, `accept` an unconfirmed one as
 * sent, `cancel` one that is still queued.
 */
export const messageActionSchema = z.object({
  chatId: z.string().min(1).max(300),
  messageId: z.string().min(1).max(100),
  action: z.enum(['retry', 'resend', 'accept', 'cancel']),
})
export type MessageAction = z.infer<typeof messageActionSchema>
