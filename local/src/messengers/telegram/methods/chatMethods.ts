import { avatarId, avatarOf } from '../avatarOf.ts'
import { chatField } from '../chatField.ts'
import { chatOf } from '../chatOf.ts'
import { filePath } from '../filePath.ts'
import type { Method, MethodContext } from '../Method.ts'
import { badRequest } from '../Refusal.ts'
import { reactionEmoji } from '../reactionEmoji.ts'
import { requireChat, requireMessage } from '../requireChat.ts'
import { isRecord } from '../../readForm.ts'

const downloadLimit = 20 * 1024 * 1024
const avatarSize = 160

function photoOf({ state }: MethodContext, personId: number) {
  const id = avatarId(personId)
  const bytes = avatarOf(state, id)
  return bytes && { id, unique: `u${id}`, size: bytes.length }
}

/** getChat, getFile, getUserProfilePhotos and setMessageReaction. */
export const chatMethods: Record<string, Method> = {
  getChat(context) {
    const personId = Number(context.params.text('chat_id'))
    const person = context.state.people[personId]
    if (!person || !chatOf(context.state, context.bot, personId)) throw badRequest('chat not found')
    const photo = photoOf(context, personId)
    return {
      ...chatField(person.user),
      accent_color_id: 0,
      max_reaction_count: 11,
      accepted_gift_types: {},
      ...(photo
        ? {
            photo: {
              small_file_id: photo.id,
              small_file_unique_id: photo.unique,
              big_file_id: photo.id,
              big_file_unique_id: photo.unique,
            },
          }
        : {}),
    }
  },

  getUserProfilePhotos(context) {
    const personId = context.params.number('user_id') ?? Number.NaN
    if (!context.state.people[personId]) throw badRequest('user not found')
    const photo = photoOf(context, personId)
    if (!photo) return { total_count: 0, photos: [] }
    const sizes = [
      {
        file_id: photo.id,
        file_unique_id: photo.unique,
        file_size: photo.size,
        width: avatarSize,
        height: avatarSize,
      },
    ]
    return { total_count: 1, photos: [sizes] }
  },

  getFile(context) {
    const { state, bot, params, world } = context
    const id = params.text('file_id') ?? ''
    const avatar = avatarOf(state, id)
    const file = state.files[id]
    if (!avatar && file?.botId !== bot.id)
      throw badRequest('wrong file_id or the file is temporarily unavailable')
    const size = avatar?.length ?? file?.size ?? 0
    if (size > downloadLimit) throw badRequest('file is too big')
    const name = avatar ? 'photo.png' : (file?.name ?? '')
    return {
      file_id: id,
      file_unique_id: `u${id}`,
      file_size: size,
      file_path: filePath(id, name, world.clock.now()),
    }
  },

  setMessageReaction(context) {
    const chat = requireChat(context)
    const stored = requireMessage(context, chat, 'react')
    const reactions = context.params.json('reaction') ?? []
    if (!Array.isArray(reactions) || reactions.length > 1) throw badRequest('REACTIONS_TOO_MANY')
    const [reaction] = reactions.filter(isRecord)
    if (reaction) {
      const emoji = String(reaction['emoji'])
      if (!reactionEmoji.includes(emoji)) throw badRequest('REACTION_INVALID')
      stored.botReaction = emoji
    } else delete stored.botReaction
    context.changed(chat, stored)
    return true
  },
}
