import { z } from 'zod'

const userSchema = z.object({
  id: z.number().int(),
  is_bot: z.boolean().optional(),
  first_name: z.string(),
  last_name: z.string().optional(),
  username: z.string().optional(),
})
export type TelegramUser = z.infer<typeof userSchema>

const chat = z.object({ id: z.number().int(), type: z.string() })
const instant = z.number().int().nonnegative()

/** What makes a body an update at all: https://core.telegram.org/bots/api#update */
export const envelopeSchema = z.looseObject({ update_id: z.number().int().nonnegative() })

/** The part of a Bot API Message that every message has; what it carries besides is kept to be read or named. */
export const messageSchema = z.looseObject({
  message_id: z.number().int().positive(),
  date: instant,
  edit_date: instant.optional(),
  chat,
  from: userSchema.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  media_group_id: z.string().optional().catch(undefined),
})
export type TelegramMessage = z.infer<typeof messageSchema>

/** The bot's standing in a chat: https://core.telegram.org/bots/api#chatmemberupdated */
export const membershipSchema = z.object({
  chat,
  from: userSchema,
  date: instant,
  new_chat_member: z.object({ status: z.string() }),
})
export type TelegramMembership = z.infer<typeof membershipSchema>

/** Somebody's reactions to a message: https://core.telegram.org/bots/api#messagereactionupdated */
export const reactionSchema = z.object({
  chat,
  message_id: z.number().int().positive(),
  user: userSchema.optional(),
  date: instant,
  new_reaction: z.array(z.object({ emoji: z.string().optional().catch(undefined) })),
})
export type TelegramReaction = z.infer<typeof reactionSchema>

/**
 * A press of a button: https://core.telegram.org/bots/api#callbackquery. The message may be one that Telegram no longer
 * shows us. A button of a game carries no data.
 */
export const pressSchema = z
  .object({
    id: z.string().min(1).max(100),
    from: userSchema,
    message: z.looseObject({ message_id: z.number().int().positive(), chat }),
    data: z.string().optional(),
  })
  .transform(press => ({ ...press, chat: press.message.chat }))
export type TelegramPress = z.infer<typeof pressSchema>
