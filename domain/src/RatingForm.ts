import { z } from 'zod'

/**
 * How the person is asked to rate a finished dialog (S-89). `language` is that of the words that stand beside the two
 * texts (`ratingWords`); the texts may hold the variables of templates.
 */
export const ratingFormSchema = z.object({
  on: z.boolean(),
  language: z.enum(['ru', 'uk', 'en']),
  text: z.string().trim().min(1).max(1000),
  thanks: z.string().trim().min(1).max(1000),
})
export type RatingForm = z.infer<typeof ratingFormSchema>
