import { z } from 'zod'
import { leadToolCodeSchema } from './LeadTool.ts'

/** An admin asks how often links were followed. */
export const figuresRequestSchema = z.object({ codes: z.array(leadToolCodeSchema).min(1).max(100) })

/** How many people were new by a link, and how often those came by it whom we knew; by the code of the tool. */
export type LeadToolFigures = Readonly<
  Record<string, { readonly subscribed: number; readonly resubscribed: number }>
>
