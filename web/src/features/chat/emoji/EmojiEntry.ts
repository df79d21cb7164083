/** An emoji, Unicode's group of it, its name in Russian, Ukrainian and English, and what else it is found by. */
export type EmojiEntry = readonly [
  emoji: string,
  group: number,
  ru: string,
  uk: string,
  en: string,
  words: string,
]
