import type { Word } from '../../entities/dictionaries/useDictionary.ts'

/** Words whose title holds what was typed, those that begin with it first, without the excepted ones. */
export function matchWords(
  words: readonly Word[],
  typed: string,
  except: readonly string[],
): readonly Word[] {
  const wanted = typed.trim().toLowerCase()
  const at = ({ title }: Word) => title.toLowerCase().indexOf(wanted)
  return words
    .filter(word => !except.includes(word.id) && at(word) >= 0)
    .toSorted((a, b) => Number(at(a) > 0) - Number(at(b) > 0))
}
