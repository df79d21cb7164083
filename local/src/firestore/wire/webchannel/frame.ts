import type { Json } from '../../service/Json.ts'

/** A chunk of a WebChannel answer: its length in UTF-16 code units (not bytes), a line feed, and the JSON. */
export function frame(json: Json): string {
  return frameText(JSON.stringify(json))
}

/** The same for JSON that is already text. */
export const frameText = (text: string): string => `${text.length}\n${text}`
