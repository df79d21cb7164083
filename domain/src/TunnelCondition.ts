import { z } from 'zod'
import { fieldValueSchema } from './Card.ts'

/** One thing that is looked at of a person. */
export const tunnelConditionSchema = z.discriminatedUnion('type', [
  /** Whether one of `facetsOf` the person is there: a tag, a plan, a messenger, a phone, … */
  z.object({ type: z.literal('facet'), facet: z.string().min(1).max(100), has: z.boolean() }),
  /** A field of the company on the card. `more` and `less` compare numbers and dates. */
  z.object({
    type: z.literal('field'),
    fieldId: z.string().min(1).max(40),
    is: z.enum(['equal', 'different', 'filled', 'empty', 'more', 'less']),
    value: fieldValueSchema.optional(),
  }),
  z.object({ type: z.literal('orders'), is: z.enum(['any', 'none', 'paid', 'unpaid']) }),
  /** Whether automation is silent in one of the person's chats. */
  z.object({ type: z.literal('bot'), off: z.boolean() }),
  /** Whether the last answer or pressed button of this tunnel has one of these words. */
  z.object({ type: z.literal('answer'), words: z.array(z.string().min(1).max(100)).min(1).max(20) }),
])
export type TunnelCondition = z.infer<typeof tunnelConditionSchema>

/** Conditions together: all of them, or any. */
export const tunnelConditionsSchema = z.object({
  all: z.boolean(),
  conditions: z.array(tunnelConditionSchema).max(10),
})
export type TunnelConditions = z.infer<typeof tunnelConditionsSchema>
