import type { DictionaryEntry } from '@chats/domain/Dictionary'
import type { Word } from './useDictionary.ts'
import { entryOf } from './entryOf.ts'

/** The entries that change when a word goes one place up (-1) or down (1) among these; none at the ends. */
export function moveWord(
  words: readonly Word[],
  id: string,
  by: -1 | 1,
): Readonly<Record<string, DictionaryEntry>> {
  const at = words.findIndex(word => word.id === id)
  const to = at + by
  const moved = words[at]
  if (!moved || !words[to]) return {}
  const order = words.toSpliced(at, 1).toSpliced(to, 0, moved)
  return Object.fromEntries(
    order.flatMap((word, index) =>
      word.order === index ? [] : [[word.id, { ...entryOf(word), order: index }]],
    ),
  )
}
