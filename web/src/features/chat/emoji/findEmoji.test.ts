import { expect, it } from 'vitest'
import { emojiModule } from '../../../../emojiModule.ts'
import type { EmojiEntry } from './EmojiEntry.ts'
import { findEmoji } from './findEmoji.ts'

/** The module as the build makes it. */
function load(): readonly EmojiEntry[] {
  const made = (emojiModule().load as (id: string) => string)('\0virtual:emoji')
  return new Function(`${made.replace('export const emoji =', 'return')}`)() as readonly EmojiEntry[]
}
const all = load()
const found = (typed: string) => findEmoji(all, typed).map(([emoji]) => emoji)

it('has the emoji of Unicode with a name in each language', () => {
  expect(all.length).toBeGreaterThan(1_700)
  for (const [emoji, , ...names] of all) for (const name of names) expect(name, emoji).not.toBe('')
})

it.each(['сердце', 'СЕРД', 'серце', 'heart'])('S-53: finds hearts by «%s»', typed => {
  expect(found(typed)).toContain('❤️')
})

it('finds by beginnings of words in any order, ё as е, and nothing by nothing', () => {
  expect(found('дерево рождеств')).toContain('🎄')
  expect(found('елка')).toContain('🎄')
  expect(found('thumb')).toContain('👍️')
  expect(found('  ')).toEqual([])
  expect(found('humb')).not.toContain('👍️')
})
