import { isRecord } from '../../readForm.ts'
import type { Method, MethodContext } from '../Method.ts'
import { readMarkup } from '../readMarkup.ts'
import { readText } from '../readText.ts'
import { badRequest } from '../Refusal.ts'
import { requireChat, requireMessage } from '../requireChat.ts'
import type { TelegramMessage } from '../State.ts'
import { mediaKinds } from '../mediaFields.ts'
import { captionLimit, readItem } from './mediaMethods.ts'
import { textLimit } from './textMethods.ts'

function edit(
  context: MethodContext,
  change: (message: TelegramMessage) => Record<string, unknown>,
): TelegramMessage {
  const chat = requireChat(context)
  const stored = requireMessage(context, chat, 'edit')
  const before = stored.message
  if (!before.from.is_bot) throw badRequest("message can't be edited")
  const after = { ...before, ...change(before), reply_markup: readMarkup(context.params) }
  if (JSON.stringify(sorted(after)) === JSON.stringify(sorted(before))) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    )
  }
  stored.message = { ...after, edit_date: Math.floor(context.world.clock.now() / 1000) }
  context.changed(chat, stored)
  return stored.message
}

const sorted = (message: Record<string, unknown>) =>
  Object.entries(message)
    .filter(([name, value]) => name !== 'edit_date' && value !== undefined)
    .sort(([a], [b]) => a.localeCompare(b))

/** The fields of a message that its media stand in, all empty: an edit puts its own in their place. */
const noMedia = Object.fromEntries(
  [...mediaKinds, 'caption', 'caption_entities'].map(name => [name, undefined]),
)

/** What has a caption to edit: https://core.telegram.org/bots/api#editmessagecaption */
const captioned = ['photo', 'video', 'animation', 'voice', 'audio', 'document']

/** editMessageText, editMessageCaption, editMessageMedia and editMessageReplyMarkup. The bot's own messages may be edited at any age. */
export const editMethods: Record<string, Method> = {
  editMessageText(context) {
    const { text, entities } = readText(context, 'text', textLimit)
    if (text === '') throw badRequest('message text is empty')
    return edit(context, message => {
      if (message.text === undefined) throw badRequest('there is no text in the message to edit')
      return { text, entities: entities.length > 0 ? entities : undefined }
    })
  },

  editMessageCaption(context) {
    const { text, entities } = readText(context, 'caption', captionLimit)
    return edit(context, message => {
      if (!captioned.some(name => message[name] !== undefined)) {
        throw badRequest('there is no caption in the message to edit')
      }
      return {
        caption: text === '' ? undefined : text,
        caption_entities: entities.length > 0 ? entities : undefined,
      }
    })
  },

  editMessageMedia(context) {
    const item = context.params.json('media')
    if (!isRecord(item)) throw badRequest('parameter "media" is required')
    return edit(context, message => {
      if (!mediaKinds.some(name => message[name] !== undefined) || message['voice'] !== undefined) {
        throw badRequest("message can't be edited")
      }
      return { ...noMedia, ...readItem(context, item) }
    })
  },

  editMessageReplyMarkup: context => edit(context, () => ({})),
}
