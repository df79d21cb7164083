import { RE2JS } from 're2js'

const capacity = 500
const compiled = new Map<string, RE2JS | null>()

/** The RE2 expression of a pattern, or `null` when RE2 does not accept it (look-around, back references). */
export const regex = (pattern: string): RE2JS | null => {
  const known = compiled.get(pattern)
  if (known !== undefined) return known
  if (compiled.size >= capacity) compiled.clear()
  let made: RE2JS | null
  try {
    made = RE2JS.compile(pattern)
  } catch {
    made = null
  }
  compiled.set(pattern, made)
  return made
}
