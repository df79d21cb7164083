import type { LiveMessage } from '../../entities/messages/LiveMessage.ts'
import { wordsOf } from './wordsOf.ts'

/** The part of an album that carries its words, else the first. Of a single message, itself. */
export function captionPart(parts: readonly [LiveMessage, ...LiveMessage[]]): LiveMessage {
  return parts.find(part => wordsOf(part.content) !== '') ?? parts[0]
}
