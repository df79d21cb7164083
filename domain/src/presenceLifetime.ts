/** How long a word about a manager's presence is believed, and how soon it is said again; milliseconds. */
export const presenceLifetime = {
  /** A page that dies is silent within ten seconds. */
  typingLasts: 9_000,
  /** Ten seconds of typing are two writes (design.md §5). */
  typingBeat: 8_000,
  lookingLasts: 150_000,
  lookingBeat: 120_000,
} as const
