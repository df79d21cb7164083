import type { EmojiEntry } from './EmojiEntry.ts'

const MOST = 90
const fold = (text: string) => text.toLocaleLowerCase().replaceAll('ё', 'е')
const SPLIT = /[\s\-:,«»"“”()]+/u

/**
 * What is meant by words of any of the three languages: each is the beginning of a word of its name or of its tags.
 * Those whose names have them come first; at most ninety.
 */
export function findEmoji(all: readonly EmojiEntry[], typed: string): readonly EmojiEntry[] {
  const words = fold(typed).split(SPLIT).filter(Boolean)
  if (words.length === 0) return []
  const has = (text: string) => {
    const own = fold(text).split(SPLIT)
    return words.every(word => own.some(each => each.startsWith(word)))
  }
  const named = all.filter(([, , ru, uk, en]) => has(ru) || has(uk) || has(en))
  const known = new Set(named)
  const tagged = all.filter(one => !known.has(one) && has(one.slice(2).join(' ')))
  return [...named, ...tagged].slice(0, MOST)
}
