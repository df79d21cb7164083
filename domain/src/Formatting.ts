import { z } from 'zod'

/**
 * One formatted stretch of a text: `offset` and `length` are UTF-16 code units, as both messengers count. Stretches may
 * nest; they never decide what is shown as a link without its address being shown too.
 */
export const formattingSchema = z.object({
  type: z.enum([
    'bold',
    'italic',
    'underline',
    'strikethrough',
    'spoiler',
    'code',
    'pre',
    'quote',
    'link',
    'mention',
  ]),
  offset: z.number().int().nonnegative(),
  length: z.number().int().positive(),
  /** Where a `link` leads; http, https, mailto, tel or tg only. */
  url: z.string().max(2048).optional(),
})
export type Formatting = z.infer<typeof formattingSchema>
