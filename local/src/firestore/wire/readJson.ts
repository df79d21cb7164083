import type { Json } from '../service/Json.ts'
import { statusError } from '../service/Status.ts'

/** A document of 20 levels takes about 70; Google's own parsers give up at 100 messages. */
const maxDepth = 200

/** Parses the text of a request; throws INVALID_ARGUMENT with `refusal`, also for what would exhaust the stack. */
export function readJson(text: string, refusal: string): Json {
  if (isTooDeep(text)) throw statusError('INVALID_ARGUMENT', 'The message is nested too deeply.')
  try {
    return JSON.parse(text)
  } catch {
    throw statusError('INVALID_ARGUMENT', refusal)
  }
}

/** Whether more than `maxDepth` brackets are open at once; those in strings are none. */
function isTooDeep(text: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) at = endOfString(text, at)
    else if (code === openList || code === openMap) {
      depth += 1
      if (depth > maxDepth) return true
    } else if (code === closeList || code === closeMap) depth -= 1
  }
  return false
}

/** Where the string that begins at `from` has its closing quote. */
function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0
    while (text.charCodeAt(end - 1 - escapes) === backslash) escapes += 1
    if (escapes % 2 === 0) return end
  }
  return text.length
}

const quote = 0x22
const backslash = 0x5c
const openList = 0x5b
const closeList = 0x5d
const openMap = 0x7b
const closeMap = 0x7d
