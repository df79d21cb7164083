import { matchRanges } from '@chats/domain/matchRanges'
import type { Command } from './Command.ts'

/** The commands that have every word of a text, at the beginning of a word and in any alphabet; all for no text. */
export function matchCommands(commands: readonly Command[], text: string): readonly Command[] {
  const words = text.split(/\s+/u).filter(Boolean)
  return commands.filter(command => words.every(word => matchRanges(command.text, word).length > 0))
}
