import { z } from 'zod'

/** The request of the callable `retryAttachment`: a file that could not be had is asked for once more. */
export const attachmentActionSchema = z.object({
  chatId: z
    .string()
    .min(1)
    .max(300)
    .regex(/^[^/]*$/u),
  messageId: z
    .string()
    .min(1)
    .max(100)
    .regex(/^[^/]*$/u),
})
export type AttachmentAction = z.infer<typeof attachmentActionSchema>
