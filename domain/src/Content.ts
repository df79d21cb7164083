import { z } from 'zod'

const textContentSchema = z.object({ kind: z.literal('text'), text: z.string() })

/** Something a messenger carried that has no bubble of its own yet: shown by its name, never dropped. */
const unsupportedContentSchema = z.object({
  kind: z.literal('unsupported'),
  /** The vendor's name of it: `photo`, `poll`, … */
  what: z.string().max(100),
  /** Its caption, if it had one. */
  text: z.string().optional(),
})

/** An action of the person; it stands on the timeline and is never sent to the person. */
const indicatorContentSchema = z.object({
  kind: z.literal('indicator'),
  what: z.enum(['subscribed', 'resubscribed', 'unsubscribed']),
  /** What the deep link carried, `/start <payload>`. */
  payload: z.string().max(200).optional(),
})

/** What a message says, a union by `kind`. */
export const contentSchema = z.discriminatedUnion('kind', [
  textContentSchema,
  unsupportedContentSchema,
  indicatorContentSchema,
])
export type Content = z.infer<typeof contentSchema>
export type ContentKind = Content['kind']
