const NEAR = 296

/** How a text stands to the longest a messenger takes (UTF-16 units): shown near the end, blocking beyond it. */
export function lengthCount(text: string, longest: number) {
  return { length: text.length, longest, shown: text.length >= longest - NEAR, over: text.length > longest }
}
