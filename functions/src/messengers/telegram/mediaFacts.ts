import type { FileContent } from '@chats/domain/Content'
import { given } from './given.ts'

/** Seconds; Telegram counts whole ones. */
export const lengthOf = (content: FileContent) =>
  'duration' in content && content.duration !== undefined ? { duration: Math.round(content.duration) } : {}

/** What is told of a film. */
export const videoFacts = (content: FileContent) => ({
  supports_streaming: true,
  ...('width' in content ? given({ width: content.width, height: content.height }) : {}),
  ...lengthOf(content),
})

/** What is told of music. */
export const audioFacts = (content: FileContent) => ({
  ...lengthOf(content),
  ...(content.kind === 'audio' ? given({ title: content.title, performer: content.performer }) : {}),
})

/** A file stays a file, whatever Telegram would like to make of it. */
export const fileFacts = { disable_content_type_detection: true } as const
