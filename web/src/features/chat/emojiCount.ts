const MOST = 3
const emoji =
  /^(?:\p{Regional_Indicator}{2}|[\d#*]\uFE0F?\u20E3|\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F)/u
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** How many emoji a text consists of when it is nothing but one to three of them; 0 for any other text. */
export function emojiCount(text: string): number {
  const bare = text.replace(/\s+/gu, '')
  if (bare === '' || bare.length > 40) return 0
  const parts = [...segmenter.segment(bare)]
  return parts.length <= MOST && parts.every(part => emoji.test(part.segment)) ? parts.length : 0
}
