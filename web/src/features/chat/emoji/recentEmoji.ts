import { keepLocally } from '../../../ui/keepLocally.ts'

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
  const others = readRecentEmoji().filter(one => one !== emoji)
  keepLocally(KEY, JSON.stringify([emoji, ...others].slice(0, MOST)))
}
