/** Keeps a word in this browser. One that is full, or keeps nothing, is no reason for anything else to fail. */
export function keepLocally(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    return
  }
}
