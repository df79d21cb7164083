import { capabilities } from '@chats/domain/capabilities'
import type { Content } from '@chats/domain/Content'
import type { SendFailure, Sending } from '@chats/domain/Sending'
import type { ReactionTypeEmoji } from '@grammyjs/types'
import type { Outgoing } from '../Messenger.ts'
import { callTelegram } from './callTelegram.ts'
import type { Called, TelegramBot } from './callTelegram.ts'
import { keyboardOf } from './keyboardOf.ts'
import { writeEntities } from './writeEntities.ts'

type Edit = Extract<Outgoing, { type: 'edit' }>
type Target = Extract<Outgoing, { type: 'edit' | 'remove' | 'react' }>

const { maxTextLength, maxCaptionLength } = capabilities.telegram

/** Gives a sent message another text, or another caption; what it is and its file stay. No change at all is no failure. */
export async function editMessage(bot: TelegramBot, edit: Edit): Promise<Sending> {
  const { content, before } = edit
  if (content.kind !== before.kind || !isWorded(content)) return refused('bad_input')
  const text = content.text ?? ''
  const entities = writeEntities(text, content.formatting)
  const isText = content.kind === 'text'
  // An edit that names no buttons would take them away.
  const keyboard = isText ? keyboardOf(content.buttons) : undefined
  if (text.length > (isText ? maxTextLength : maxCaptionLength)) return refused('too_long')
  const edited = await callTelegram<unknown>(bot, api =>
    isText
      ? api.editMessageText({ ...targetOf(edit), text, entities, ...keyboard })
      : api.editMessageCaption({ ...targetOf(edit), caption: text, caption_entities: entities }),
  )
  return settled(edit, edited, /message is not modified|message_not_modified/iu)
}

/** Takes a message away on both sides. One that is gone already is no failure. */
export async function removeMessage(
  bot: TelegramBot,
  removal: Extract<Outgoing, { type: 'remove' }>,
): Promise<Sending> {
  const removed = await callTelegram(bot, api => api.deleteMessage(targetOf(removal)))
  return settled(removal, removed, /message to delete not found|message_id_invalid/iu)
}

/** Sets the bot's reaction to a message, or takes it away with an empty `emoji`. */
export async function reactToMessage(
  bot: TelegramBot,
  reaction: Extract<Outgoing, { type: 'react' }>,
): Promise<Sending> {
  // Telegram's list has no variation selectors: ❤ and not ❤️.
  const emoji = reaction.emoji.replaceAll('\ufe0f', '') as ReactionTypeEmoji['emoji'] | ''
  const reacted = await callTelegram(bot, api =>
    api.setMessageReaction({ ...targetOf(reaction), reaction: emoji ? [{ type: 'emoji', emoji }] : [] }),
  )
  return settled(reaction, reacted, /reaction is not modified/iu)
}

const targetOf = ({ to, externalId }: Target) => ({ chat_id: Number(to), message_id: Number(externalId) })

/** Telegram does not say when it took a change; what it says of a change that was there already is in `done`. */
function settled({ externalId }: Target, called: Called<unknown>, done: RegExp): Sending {
  return called.ok || done.test(called.said) ? { ok: true, externalId, at: Date.now() } : called
}

const isWorded = (content: Content): content is Extract<Content, { formatting?: unknown }> =>
  content.kind === 'text' || ('file' in content && !['sticker', 'round'].includes(content.kind))

const refused = (reason: Extract<SendFailure, { class: 'bad_input' }>['reason']): Sending => ({
  ok: false,
  failure: { class: 'bad_input', reason },
})
