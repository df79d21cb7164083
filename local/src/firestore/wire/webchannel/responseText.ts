import type { Json, JsonObject } from '../../service/Json.ts'

// One document goes to many listeners, each with an envelope of its own: its text is made once.
const documents = new WeakMap<object, string>()

/** `JSON.stringify` of a response; the document of a `documentChange` must not change after its first use here. */
export function responseText(response: Json): string {
  const change = isObject(response) ? response['documentChange'] : undefined
  const document = isObject(change) ? change['document'] : undefined
  if (!isObject(change) || !isObject(document)) return JSON.stringify(response)
  const known = documents.get(document) ?? JSON.stringify(document)
  documents.set(document, known)
  const rest = JSON.stringify({ ...change, document: undefined }).slice(1, -1)
  return `{"documentChange":{"document":${known}${rest === '' ? '' : `,${rest}`}}}`
}

const isObject = (json: Json | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
