import { z } from 'zod'

const id = z.number().int()
const date = z.number().int().nonnegative()

/** What makes a body an event at all: https://dev.vk.com/api/callback/getting-started */
export const envelopeSchema = z.looseObject({
  type: z.string().min(1).max(100),
  group_id: id.positive(),
  /** «If it passed twice or more, you should ignore it.» */
  event_id: z.string().optional(),
  secret: z.string().optional(),
})

/** An attachment: its type, and an object under that name. */
const attachmentSchema = z.looseObject({ type: z.string() })
export type VkAttachment = z.infer<typeof attachmentSchema>

const quotedSchema = z.looseObject({
  conversation_message_id: id.optional(),
  from_id: id.optional(),
  text: z.string().catch(''),
  attachments: z.array(attachmentSchema).catch([]),
  geo: z.unknown().optional(),
  fwd_messages: z.array(z.unknown()).catch([]),
})

/** The part of a message that says something; the same in messages, quotes and forwards. */
export type VkQuoted = z.infer<typeof quotedSchema>
/** A message inside another one, read leniently: it may be cut. Null when it is no message at all. */
export const readQuoted = (value: unknown): VkQuoted | null => quotedSchema.safeParse(value).data ?? null

/** The part of a message that we read: https://dev.vk.com/reference/objects/message */
export const messageSchema = z.looseObject({
  conversation_message_id: id.positive(),
  peer_id: id,
  from_id: id,
  date,
  update_time: date.optional(),
  random_id: id.optional(),
  text: z.string().default(''),
  format_data: z.unknown().optional(),
  attachments: z.array(attachmentSchema).default([]),
  geo: z.unknown().optional(),
  reply_message: z.unknown().optional(),
  fwd_messages: z.array(z.unknown()).default([]),
  payload: z.string().optional(),
  ref: z.string().optional(),
  ref_source: z.string().optional(),
})
export type VkMessage = z.infer<typeof messageSchema>

/** `message_new` carries the message beside what the client can show. */
export const messageNewSchema = z.looseObject({ message: messageSchema })
/** `message_allow` and `message_deny`. */
export const permissionSchema = z.looseObject({ user_id: id.positive() })
export const readSchema = z.looseObject({
  from_id: id,
  peer_id: id,
  conversation_message_id: id.positive(),
})
export const typingSchema = z.looseObject({ from_id: id, state: z.string() })
/** Without `reaction_id` the reaction was taken away. */
export const reactionSchema = z.looseObject({
  reacted_id: id,
  peer_id: id,
  cmid: id.positive(),
  reaction_id: id.positive().optional(),
})
/** A press of a `callback` button; `payload` is what the button was given, and of other tools' buttons anything. */
export const pressSchema = z.looseObject({
  user_id: id.positive(),
  peer_id: id,
  event_id: z.string().min(1).max(100),
  payload: z.unknown(),
  conversation_message_id: id.positive().optional(),
})
export const ourPressSchema = z.object({ press: z.string().min(1).max(64) })
