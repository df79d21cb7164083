import type { Content } from '@chats/domain/Content'

/** The word of the catalogue for what happened. */
export function eventWord(content: Content) {
  if (content.kind === 'indicator') return `chat.indicator.${content.what}` as const
  if (content.kind === 'automation') return `chat.event.${content.what}` as const
  if (content.kind === 'press') return 'chat.event.press' as const
  return 'chat.event.other' as const
}
