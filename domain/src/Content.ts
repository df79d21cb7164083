import { z } from 'zod'
import { attachmentSchema } from './Attachment.ts'
import { automationContentSchema } from './Automation.ts'
import { buttonsSchema } from './Button.ts'
import { formattingSchema } from './Formatting.ts'
import { indicatorContentSchema } from './Indicator.ts'
import { instantSchema } from './Instant.ts'

const words = {
  /** The text, or the caption of a file. */
  text: z.string(),
  formatting: z.array(formattingSchema).max(200).optional(),
}
const caption = { text: words.text.optional(), formatting: words.formatting }
const picture = {
  file: attachmentSchema,
  width: z.number().int().positive().optional(),
  height: z.number().int().positive().optional(),
}
const sound = {
  file: attachmentSchema,
  /** Seconds. */
  duration: z.number().nonnegative().optional(),
}

/** Buttons are written by functions alone. */
const textContentSchema = z.object({
  kind: z.literal('text'),
  ...words,
  buttons: buttonsSchema.optional(),
})

/** The person pressed a button of a message of ours. */
const pressContentSchema = z.object({
  kind: z.literal('press'),
  /** What stood on the button; empty where our message does not have it, or is not there. */
  text: z.string().max(64),
  press: z.string().max(64),
  /** The messenger's id of the message, and ours where it is on the timeline of this chat. */
  messageExternalId: z.string().max(100),
  messageId: z.string().max(200).optional(),
  /** By this the messenger is told that the press has arrived. */
  answerId: z.string().max(100).optional(),
})

/** `round` is Telegram's video note; an `animation` is a GIF, mostly a silent MP4. */
const photoContentSchema = z.object({ kind: z.literal('photo'), ...picture, ...caption })
const videoContentSchema = z.object({
  kind: z.enum(['video', 'round', 'animation']),
  ...picture,
  ...sound,
  ...caption,
})
const stickerContentSchema = z.object({
  kind: z.literal('sticker'),
  ...picture,
  /** The emoji that it stands for. */
  text: z.string().max(32).optional(),
})
const voiceContentSchema = z.object({
  kind: z.literal('voice'),
  ...sound,
  /** Loudness over time, 0–31, at most 64 of them. */
  peaks: z.array(z.number().int().min(0).max(31)).max(64).optional(),
  ...caption,
})
const audioContentSchema = z.object({
  kind: z.literal('audio'),
  ...sound,
  title: z.string().max(300).optional(),
  performer: z.string().max(300).optional(),
  ...caption,
})
const fileContentSchema = z.object({ kind: z.literal('file'), file: attachmentSchema, ...caption })

/** `text` and `address` are the name and the address of a venue. */
const locationContentSchema = z.object({
  kind: z.literal('location'),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  text: z.string().max(300).optional(),
  address: z.string().max(500).optional(),
})
/** `text` is the person's name as the sender has it. */
const contactContentSchema = z.object({
  kind: z.literal('contact'),
  text: z.string().max(300),
  phone: z.string().max(64).optional(),
})
/** `text` is the question. */
const pollContentSchema = z.object({
  kind: z.literal('poll'),
  text: z.string().max(1000),
  options: z.array(z.string().max(300)).max(20),
})

/** Something a messenger carried that has no bubble of its own: shown by its name, never dropped. */
const unsupportedContentSchema = z.object({
  kind: z.literal('unsupported'),
  /** The vendor's name of it: `checklist`, `story`, … */
  what: z.string().max(100),
  /** Its caption, if it had one. */
  text: z.string().optional(),
})

/** A manager's words for colleagues; the person never sees them. One of both is there. */
const noteContentSchema = z.object({
  kind: z.literal('note'),
  text: z.string().max(5000).optional(),
  /** Whom it mentions: uid → name, at most 20. */
  mentions: z.record(z.string(), z.string().max(100)).optional(),
})

/** Something about the chat itself: automation, a dialog. Shown to managers, sent to nobody. */
const systemContentSchema = z.object({
  kind: z.literal('system'),
  what: z.enum(['botOff', 'botOn', 'dialogOpened', 'dialogResolved', 'dialogReopened']),
  /** When automation speaks again by itself; null or left out: not by itself. */
  endsAt: instantSchema.nullable().optional(),
  /** The dialog that it is about. */
  dialogId: z.string().optional(),
})

/** What a message says, a union by `kind`. */
export const contentSchema = z.discriminatedUnion('kind', [
  textContentSchema,
  photoContentSchema,
  videoContentSchema,
  stickerContentSchema,
  voiceContentSchema,
  audioContentSchema,
  fileContentSchema,
  locationContentSchema,
  contactContentSchema,
  pollContentSchema,
  unsupportedContentSchema,
  pressContentSchema,
  indicatorContentSchema,
  automationContentSchema,
  noteContentSchema,
  systemContentSchema,
])
export type Content = z.infer<typeof contentSchema>
export type ContentKind = Content['kind']
/** Content that carries a file. */
export type FileContent = Extract<Content, { file: unknown }>
