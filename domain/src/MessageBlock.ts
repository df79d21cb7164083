import { z } from 'zod'
import { formattingSchema } from './Formatting.ts'

const id = { id: z.string().max(40) }

/** A file of a block. It is in Storage already, where it stays for as long as the draft names it. */
export const blockFileSchema = z.object({
  path: z.string().max(1000),
  name: z.string().max(300),
  /** MIME type; empty where the browser knew none. */
  type: z.string().max(200),
  /** Bytes. */
  size: z.number().int().positive(),
  width: z.number().int().positive().optional(),
  height: z.number().int().positive().optional(),
  /** Seconds. */
  duration: z.number().nonnegative().optional(),
})
export type BlockFile = z.infer<typeof blockFileSchema>

const fileBlockSchema = z.object({
  ...id,
  kind: z.enum(['image', 'video', 'file']),
  /** Null until one is chosen. */
  file: blockFileSchema.nullable(),
  /** The caption. */
  text: z.string().max(9000),
})
/** A block with a file. */
export type FileBlock = z.infer<typeof fileBlockSchema>

/** One block of the message constructor (S-47): what a manager puts together before it becomes messages. */
export const messageBlockSchema = z.discriminatedUnion('kind', [
  z.object({
    ...id,
    kind: z.literal('text'),
    text: z.string().max(9000),
    formatting: z.array(formattingSchema).max(200).optional(),
  }),
  /** `text` are the words that lead there; empty where the address stands for itself. */
  z.object({ ...id, kind: z.literal('link'), url: z.string().max(2048), text: z.string().max(1000) }),
  /** A chat template as it was chosen, with its variables; they are filled in when it is sent. */
  z.object({ ...id, kind: z.literal('template'), title: z.string().max(100), text: z.string().max(4000) }),
  fileBlockSchema,
])
export type MessageBlock = z.infer<typeof messageBlockSchema>
