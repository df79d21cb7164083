/** Latin letters that no decomposition takes apart, and the last form of the Greek sigma. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ŋ: 'n',
  ς: 'σ',
  // Cyrillic letters that are one to whoever searches, whatever the language the name is written in.
  ґ: 'г',
  є: 'е',
  э: 'е',
  і: 'и',
  ы: 'и',
  ј: 'и',
  ь: '',
  ъ: '',
}

/**
 * A word as it is compared: lower case, without diacritics, apostrophes and soft signs; ё=е=є=э, и=і=ї=й=ы, г=ґ. The
 * beginning of a word gives the beginning of what the word gives.
 */
export function normalizeWord(word: string): string {
  const letters = word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  // «ий», «ії» and «иї» are one letter, as they are one sound in other alphabets.
  return letters
    .replace(/[^a-zа-я0-9]|[ьъэы]/gu, letter => plainLetters[letter] ?? letter)
    .replace(/и+/gu, 'и')
}
