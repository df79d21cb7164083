import type { Message, MessageEntity, ReplyParameters } from '@grammyjs/types'
import type { InputFile, RawApi } from 'grammy'
import { audioFacts, fileFacts, lengthOf, videoFacts } from './mediaFacts.ts'
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
      return api.sendVideo({ ...common, video: file, ...videoFacts(content) })
    case 'voice':
      return api.sendVoice({ ...common, voice: file, ...lengthOf(content) })
    case 'audio':
      return api.sendAudio({ ...common, audio: file, ...audioFacts(content) })
    case 'file':
      return api.sendDocument({ ...common, document: file, ...fileFacts })
  }
}
