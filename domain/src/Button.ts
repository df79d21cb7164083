import { z } from 'zod'

const text = z.string().min(1).max(64)

/**
 * A button under a message. `press` comes back when the person presses it: printable ASCII, so that its 64 characters are
 * the 64 bytes that Telegram takes. A `url` opens by itself, and nobody hears of it.
 */
export const buttonSchema = z.union([
  z.object({ text, press: z.string().regex(/^[\x20-\x7E]{1,64}$/u) }),
  z.object({
    text,
    url: z
      .string()
      .regex(/^https?:\/\/\S+$/u)
      .max(2000),
  }),
])
export type Button = z.infer<typeof buttonSchema>

/**
 * Rows of buttons; what a messenger takes of them is in its capabilities. A row is an object because Firestore holds no list
 * in a list.
 */
export const buttonsSchema = z
  .array(z.object({ row: z.array(buttonSchema).min(1).max(8) }))
  .min(1)
  .max(20)
export type Buttons = z.infer<typeof buttonsSchema>
