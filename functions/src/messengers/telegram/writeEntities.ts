import type { MessageEntity } from '@grammyjs/types'
import type { Formatting } from '@chats/domain/Formatting'
import { isLinkable } from './isLinkable.ts'
import { nestStretches } from './nestStretches.ts'

/** Formatting as Telegram's entities. Mentions and bare addresses are found by Telegram itself. */
export function writeEntities(text: string, formatting: readonly Formatting[] = []): MessageEntity[] {
  return nestStretches(text, formatting).flatMap(({ type, offset, length, url }): MessageEntity[] => {
    switch (type) {
      case 'mention':
        return []
      case 'quote':
        return [{ type: 'blockquote', offset, length }]
      case 'link':
        return url !== undefined && isLinkable(url) ? [{ type: 'text_link', offset, length, url }] : []
      default:
        return [{ type, offset, length }]
    }
  })
}
