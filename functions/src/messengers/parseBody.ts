/** The body as JSON, or the HTTP status that refuses it. */
export type ParsedBody =
  | { readonly ok: true; readonly value: unknown; readonly raw: string }
  | { readonly ok: false; readonly status: 400 | 413 | 415 }

const LARGEST = 1024 * 1024
const DEEPEST = 64

/**
 * Parses a webhook's body: at most 1 MiB, `application/json`, valid UTF-8, an object, nested no deeper than 64. A key
 * `__proto__` stays an ordinary key, because JSON.parse makes it one and nothing is merged into other objects.
 */
export function parseBody(contentType: string | undefined, body: Uint8Array): ParsedBody {
  if (body.byteLength > LARGEST) return { ok: false, status: 413 }
  if (!/^application\/json\s*(;|$)/iu.test(contentType ?? '')) return { ok: false, status: 415 }
  try {
    const raw = new TextDecoder('utf-8', { fatal: true }).decode(body)
    if (isDeep(raw)) return { ok: false, status: 400 }
    const value: unknown = JSON.parse(raw)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? { ok: true, value, raw } : { ok: false, status: 400 }
  } catch {
    return { ok: false, status: 400 }
  }
}

function isDeep(json: string): boolean {
  let depth = 0
  let inString = false
  for (let i = 0; i < json.length; i++) {
    const unit = json[i]
    if (inString) {
      if (unit === '\\') i++
      else if (unit === '"') inString = false
    } else if (unit === '"') inString = true
    else if (unit === '{' || unit === '[') {
      if (++depth > DEEPEST) return true
    } else if (unit === '}' || unit === ']') depth--
  }
  return false
}
