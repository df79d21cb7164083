import type { Formatting } from '@chats/domain/Formatting'

/** A text with its formatting. */
export interface Words {
  readonly text: string
  readonly formatting: readonly Formatting[]
}

const MOST_STRETCHES = 200

/** The texts under each other, empty ones left out, their formatting moved along. */
export function joinWords(...groups: readonly (readonly Words[])[]): {
  text: string
  formatting?: Formatting[]
} {
  let text = ''
  const formatting: Formatting[] = []
  for (const words of groups.flat()) {
    if (!words.text) continue
    if (text) text += '\n'
    const moved = words.formatting.map(stretch => ({ ...stretch, offset: stretch.offset + text.length }))
    formatting.push(...moved)
    text += words.text
  }
  return { text, ...(formatting.length > 0 && { formatting: formatting.slice(0, MOST_STRETCHES) }) }
}
