import type { Reply } from '@chats/domain/Reply'
import { previewOf } from '@chats/domain/previewOf'
import { z } from 'zod'
import { readContent } from './readContent.ts'

const said = z.string().optional().catch(undefined)
const author = z.object({ is_bot: z.boolean().optional() })
const carrier = { text: said, caption: said }

const repliedSchema = z.looseObject({
  message_id: z.number().int().positive(),
  from: author.optional().catch(undefined),
  ...carrier,
})
const externalSchema = z.looseObject({
  origin: z.object({ sender_user: author.optional() }).optional().catch(undefined),
  ...carrier,
})
const quoteSchema = z.object({ text: z.string() })

/**
 * The message that a Message answers, of this chat or of another one; of the latter `externalId` is empty, because its
 * number means nothing here. A part that was quoted is what the preview shows.
 */
export function readReply(message: { readonly [field: string]: unknown }): Reply | null {
  const replied = repliedSchema.safeParse(message['reply_to_message']).data
  const external = replied ? undefined : externalSchema.safeParse(message['external_reply']).data
  const target = replied ?? external
  if (!target) return null
  const content =
    external && !hasMedia(external)
      ? { kind: 'text' as const, text: external.text ?? '' }
      : readContent(target)
  const quote = quoteSchema.safeParse(message['quote']).data?.text.toWellFormed()
  const byBot = replied ? replied.from?.is_bot : external?.origin?.sender_user?.is_bot
  return {
    externalId: replied ? String(replied.message_id) : '',
    direction: byBot ? 'out' : 'in',
    kind: content.kind,
    preview: previewOf(quote ? { kind: 'text', text: quote } : content),
  }
}

/** Of a text, Telegram tells only where it was written, not its words. */
const hasMedia = (external: object) =>
  Object.keys(external).some(
    name => !['origin', 'chat', 'message_id', 'link_preview_options', 'text', 'caption'].includes(name),
  )
