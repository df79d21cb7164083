import { z } from 'zod'

/**
 * A trigger or filter block of a tunnel fired for the person (S-79, A18): a row of the system on the timeline, never sent
 * to the person. It says what was looked at and how that came out. And what else became of a tunnel's way: a message was
 * left out because automation was silent (`skipped`), a manager put the person in front of a block (`moved`).
 */
export const automationContentSchema = z.object({
  kind: z.literal('automation'),
  what: z.enum(['trigger', 'filter', 'skipped', 'moved']),
  block: z.string().min(1).max(200),
  tunnel: z.string().min(1).max(200),
  tunnelId: z.string().max(40).optional(),
  /** As it stands in the block. */
  condition: z.string().max(500).optional(),
  /** Which branch was taken; a trigger that has none leaves it out. */
  outcome: z.boolean().optional(),
  /** What decided: what the person did, or what the card held. */
  inputs: z
    .array(z.object({ name: z.string().max(100), value: z.string().max(300) }))
    .max(20)
    .optional(),
})
export type Automation = z.infer<typeof automationContentSchema>
