import { z } from 'zod'

const userSchema = z.object({
  id: z.number().int(),
  is_bot: z.boolean().optional(),
  first_name: z.string(),
  last_name: z.string().optional(),
  username: z.string().optional(),
})
export type TelegramUser = z.infer<typeof userSchema>

/** The part of a Bot API Message that we read; what it carries besides is kept to be named. */
const messageSchema = z.looseObject({
  message_id: z.number().int().positive(),
  date: z.number().int().nonnegative(),
  edit_date: z.number().int().nonnegative().optional(),
  chat: z.object({ id: z.number().int(), type: z.string() }),
  from: userSchema.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
})
export type TelegramMessage = z.infer<typeof messageSchema>

const chatMemberSchema = z.object({
  chat: z.object({ id: z.number().int(), type: z.string() }),
  from: userSchema,
  date: z.number().int().nonnegative(),
  new_chat_member: z.object({ status: z.string() }),
})
export type TelegramMembership = z.infer<typeof chatMemberSchema>

/** What makes a body an update at all: https://core.telegram.org/bots/api#update */
export const envelopeSchema = z.looseObject({ update_id: z.number().int().nonnegative() })

/** The kinds of updates that we asked for in `allowed_updates`. */
export const kindSchemas = {
  message: messageSchema,
  edited_message: messageSchema,
  my_chat_member: chatMemberSchema,
} as const
