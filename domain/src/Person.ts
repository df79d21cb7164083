import { z } from 'zod'
import { botOffSchema } from './BotOff.ts'
import { chatStateSchema } from './Chat.ts'
import { directionSchema } from './Message.ts'
import { instantSchema } from './Instant.ts'
import { messengerSchema } from './Messenger.ts'

/** What is shown of one chat of the person, so that showing it reads nothing but the row. */
export const personChatSchema = z.object({
  channelId: z.string(),
  messenger: messengerSchema,
  state: chatStateSchema,
  /** Incoming messages since the last mark as read. */
  unread: z.number().int().nonnegative(),
  /** The time of the first of them; null when there is none. */
  unreadSince: instantSchema.nullable(),
  /** The last incoming message's time: it decides the default chat. */
  lastInboundAt: instantSchema.nullable(),
  /** The person's name in the messenger, without `@`. */
  username: z.string().optional(),
  /** What the deep link carried that they first came by. */
  payload: z.string().optional(),
  /** Automation is silent here. */
  botOff: botOffSchema.optional(),
  /** Dialogs here that are not resolved; left out when there are none. */
  openDialogs: z.number().int().positive().optional(),
  /** The person said that their next text comments on how this dialog went; one until then is taken for it. */
  commentOn: z.object({ dialogId: z.string(), takenUntil: instantSchema }).optional(),
  /** The beginning of the closed time in which they were told last that nobody works. */
  awaySince: instantSchema.optional(),
})
export type PersonChat = z.infer<typeof personChatSchema>

/** The last message of the person, shortened for the row. */
export const lastMessageSchema = z.object({
  messageId: z.string(),
  chatId: z.string(),
  kind: z.string(),
  /** ≤ 120 UTF-16 units; for kinds without text the vendor's name of it or the indicator. */
  text: z.string(),
  direction: directionSchema,
  /** The manager's uid for `out`. */
  authorId: z.string().optional(),
  at: instantSchema,
  /** It was removed; then `text` is empty. */
  deleted: z.boolean().optional(),
})
export type LastMessage = z.infer<typeof lastMessageSchema>

/** `people/{personId}`: the list row, kept small. Written by functions; a manager may only mark it read. */
export const personSchema = z.object({
  schema: z.literal(1),
  name: z.string(),
  /** Path in Storage of a small square picture. */
  photo: z.string().optional(),
  chats: z.record(z.string(), personChatSchema),
  /** A chat pinned by hand; without it `defaultChatOf` chooses. */
  defaultChatId: z.string().optional(),
  lastMessage: lastMessageSchema.nullable(),
  lastMessageAt: instantSchema,
  /** Sum over the chats. */
  unread: z.number().int().nonnegative(),
  /** The earliest over the chats; null when nothing is unread. Compare with `isUnread`, never directly. */
  unreadSince: instantSchema.nullable(),
  assigneeId: z.string().nullable(),
  /** Ids of the sales plans they are in; the dictionary has the labels. */
  salesPlans: z.array(z.string()).optional(),
  /** `facetsOf` the person, kept by functions when the card or a chat's state changes. */
  facets: z.array(z.string()).optional(),
  /** Dialogs that are not resolved: the sum over the chats. */
  openDialogs: z.number().int().nonnegative().optional(),
  /** Automation is silent in one of the chats, and when the first of these pauses ends by itself. */
  botOff: z.boolean().optional(),
  botOffEndsAt: instantSchema.nullable().optional(),
  /** The chat it was turned in last; the write must name it (firestore.rules). */
  botChatId: z.string().optional(),
  createdAt: instantSchema,
  /** Who was merged into this one, the latest last; `merges/{id}` has the whole of it. */
  mergedFrom: z.array(z.string()).optional(),
  /** Who may be the same person, and by what: their cards have a phone or an address in common. */
  maybeSame: z.array(z.object({ personId: z.string(), by: z.enum(['phone', 'email']) })).optional(),
  /** The chat that was marked read last, and by whom; a read mark must name them (firestore.rules). */
  readChatId: z.string().optional(),
  readBy: z.string().optional(),
  readByName: z.string().optional(),
  readAt: instantSchema.optional(),
})
export type Person = z.infer<typeof personSchema>
