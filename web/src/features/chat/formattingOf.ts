import type { Content } from '@chats/domain/Content'
import type { Formatting } from '@chats/domain/Formatting'

/** The formatting of a content's words. */
export const formattingOf = (content: Content): readonly Formatting[] =>
  'formatting' in content ? (content.formatting ?? []) : []
