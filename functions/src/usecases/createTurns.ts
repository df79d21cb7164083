/** Runs work of one key; resolves at once when a run of that key goes on, which then runs once more for it. */
export type InTurn = (key: string, work: () => Promise<void>) => Promise<void>

/**
 * Work of one key goes on only once at a time in this process. Whoever asks meanwhile is not waited for: the run that
 * goes on begins anew when it has ended, so nothing is missed that was there when it was asked for. A run that fails
 * throws to whoever began it, and what was asked for meanwhile falls to whoever comes after.
 */
export function createTurns(): InTurn {
  const asked = new Map<string, boolean>()
  return async (key, work) => {
    if (asked.has(key)) {
      asked.set(key, true)
      return
    }
    try {
      do {
        asked.set(key, false)
        await work()
      } while (asked.get(key))
    } finally {
      asked.delete(key)
    }
  }
}
