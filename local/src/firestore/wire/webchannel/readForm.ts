import type { Json } from '../../service/Json.ts'
import { statusError } from '../../service/Status.ts'
import { checkRequestSize } from '../checkRequestSize.ts'
import { readJson } from '../readJson.ts'

/** What a forward channel POST carries. */
export interface ForwardForm {
  /**
   * The messages with their ids, which go on through the whole session; a repeated POST repeats them. `read` throws
   * INVALID_ARGUMENT: a bad message ends its stream, while a bad POST would be sent again and again.
   */
  readonly messages: readonly { readonly id: number; readonly read: () => Json }[]
  /** The headers that a browser cannot set without a preflight, by their lower-case name. */
  readonly headers: ReadonlyMap<string, string>
}

/** Parses the url-encoded body of a handshake or forward POST; throws INVALID_ARGUMENT when it cannot tell how many messages there are. */
export function readForm(body: string): ForwardForm {
  const form = new URLSearchParams(body)
  const count = Number(form.get('count') ?? 0)
  const offset = Number(form.get('ofs') ?? 0)
  if (!Number.isInteger(count) || !Number.isInteger(offset) || count < 0 || count > 10_000) {
    throw statusError('INVALID_ARGUMENT', 'Malformed WebChannel message count.')
  }
  const messages: { id: number; read: () => Json }[] = []
  for (let index = 0; index < count; index++) {
    const data = form.get(`req${index}___data__`)
    // A message without data is the client's own `_badmap`: its id is spent all the same.
    if (data !== null) messages.push({ id: offset + index, read: () => parseJson(data) })
  }
  return { messages, headers: readHeaders(form.get('headers') ?? '') }
}

/** Reads `Name: value` lines, as the `headers` field and the older `$httpHeaders` parameter hold them. */
export function readHeaders(lines: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>()
  for (const line of lines.split('\r\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return headers
}

function parseJson(text: string): Json {
  checkRequestSize(Buffer.byteLength(text))
  return readJson(text, 'A WebChannel message is not JSON.')
}
