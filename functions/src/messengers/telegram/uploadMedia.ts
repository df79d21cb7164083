import type { Message, MessageEntity, ReplyParameters } from '@grammyjs/types'
import type { InputFile, RawApi } from 'grammy'
import { given } from './given.ts'
import type { OutgoingMedia } from './outgoingMedia.ts'

interface Common {
  readonly chat_id: number
  readonly caption?: string
  readonly caption_entities?: MessageEntity[]
  readonly reply_parameters?: ReplyParameters
}

/** Sends a file by the method of its kind, in one multipart request. */
export function uploadMedia(
  api: RawApi,
  { kind, content }: OutgoingMedia,
  file: InputFile,
  common: Common,
): Promise<Message> {
  switch (kind) {
    case 'photo':
      return api.sendPhoto({ ...common, photo: file })
    case 'video':
      return api.sendVideo({
        ...common,
        video: file,
        supports_streaming: true,
        ...sizeOf(content),
        ...lengthOf(content),
      })
    case 'voice':
      return api.sendVoice({ ...common, voice: file, ...lengthOf(content) })
    case 'audio':
      return api.sendAudio({ ...common, audio: file, ...lengthOf(content), ...namesOf(content) })
    case 'file':
      // A file stays a file, whatever Telegram would like to make of it.
      return api.sendDocument({ ...common, document: file, disable_content_type_detection: true })
  }
}

type Content = OutgoingMedia['content']

const sizeOf = (content: Content) =>
  'width' in content ? given({ width: content.width, height: content.height }) : {}

/** Telegram counts whole seconds. */
const lengthOf = (content: Content) =>
  'duration' in content && content.duration !== undefined ? { duration: Math.round(content.duration) } : {}

const namesOf = (content: Content) =>
  content.kind === 'audio' ? given({ title: content.title, performer: content.performer }) : {}
