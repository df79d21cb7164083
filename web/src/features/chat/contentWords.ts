import type { Capabilities } from '@chats/domain/capabilities'
import type { Formatting } from '@chats/domain/Formatting'
import { spellOut, type FormattedWords } from '@chats/domain/spellOut'

/** Words as a content holds them: as the messenger will show them, so that the bubble says no more than it. */
export function contentWords(
  words: FormattedWords,
  { formats }: Pick<Capabilities, 'formats'>,
): { text: string; formatting?: Formatting[] } {
  const { text, formatting } = spellOut(words, formats)
  return { text, ...(formatting.length > 0 && { formatting: [...formatting] }) }
}
