import type { Formatting } from '@chats/domain/Formatting'
import type { FormattedWords } from '@chats/domain/spellOut'

/** Words as a content holds them: formatting is left out where there is none. */
export const contentWords = ({
  text,
  formatting = [],
}: FormattedWords): { text: string; formatting?: Formatting[] } => ({
  text,
  ...(formatting.length > 0 && { formatting: [...formatting] }),
})
