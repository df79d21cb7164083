const KEY = 'emoji.recent'
const MOST = 24

/** The emoji that were chosen in this browser lately, the last one first. */
export function readRecentEmoji(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter(one => typeof one === 'string').slice(0, MOST) : []
  } catch {
    return []
  }
}

export function keepRecentEmoji(emoji: string): void {
  try {
    const others = readRecentEmoji().filter(one => one !== emoji)
    localStorage.setItem(KEY, JSON.stringify([emoji, ...others].slice(0, MOST)))
  } catch {
    // A full or forbidden storage is no reason not to choose.
  }
}
