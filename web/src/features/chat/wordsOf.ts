import type { Content } from '@chats/domain/Content'

/** The words of a message's content: its text or caption; empty for what has none. */
export const wordsOf = (content: Content): string => ('text' in content ? (content.text ?? '') : '')
