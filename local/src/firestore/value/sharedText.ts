import type { Value } from './Value.ts'

type Text = Extract<Value, { readonly kind: 'string' }>

const longest = 40
const most = 16_384

let recent = new Map<string, Text>()
let earlier = new Map<string, Text>()

/**
 * `text` as a value: a short one that came up lately is the same object again. Documents of one collection are full
 * of the same states, ids and search words; values never change, so they can have them together.
 */
export function sharedText(text: string): Text {
  if (text.length > longest) return { kind: 'string', value: text }
  const known = recent.get(text)
  if (known !== undefined) return known
  const found = earlier.get(text) ?? { kind: 'string', value: text }
  if (recent.size >= most) {
    earlier = recent
    recent = new Map()
  }
  recent.set(text, found)
  return found
}
