import { z } from 'zod'
import { instantSchema } from './Instant.ts'

/** What a link of a tool carries: fits Telegram's `start` and VK's `ref`, and is the tool's id in the dictionary. */
export const leadToolCodeSchema = z.string().regex(/^[a-z0-9-]{1,40}$/u)

const idSchema = z.string().regex(/^[a-z0-9-]{1,40}$/u)

/**
 * `leadTools/{code}`: a link by which people come (S-77): into which tunnel it leads, and from which source of traffic it
 * is followed. Its title is that of the same id in the dictionary. Written by admins.
 */
export const leadToolSchema = z.object({
  schema: z.literal(1),
  /** The channels that it is meant for; none: all of them. */
  channelIds: z.array(z.string().min(1).max(100)).max(20),
  tunnelId: idSchema.nullable(),
  sourceId: idSchema.nullable(),
  createdAt: instantSchema,
  createdBy: z.object({ id: z.string(), name: z.string() }),
})
export type LeadTool = z.infer<typeof leadToolSchema>
