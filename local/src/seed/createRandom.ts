export interface Random {
  /** A whole number from 0 up to, not including, `n`. */
  below(n: number): number
  /** As Firestore's own ids look: 20 letters and digits. */
  id(): string
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** The same numbers for the same seed (mulberry32), so that every demo company is the same one. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  return { below, id: () => Array.from({ length: 20 }, () => LETTERS[below(LETTERS.length)]).join('') }
}
