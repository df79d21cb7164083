import { mimeOf } from './mimeOf.ts'
import { isRecord } from './readForm.ts'

/** A file that a person sends, as control calls carry it. */
export interface MediaFile {
  kind: string
  name: string
  type: string
  bytes: Buffer
  /** Claims more bytes than there are, to stand for a large file. */
  size?: number
  duration?: number
  title?: string
  performer?: string
}

/** Reads `{kind, name?, type?, data (base64), size?, duration? (seconds), title?, performer?}`; undefined without a kind. */
export function readMediaFile(given: unknown): MediaFile | undefined {
  if (!isRecord(given) || typeof given['kind'] !== 'string') return undefined
  const kind = given['kind']
  const name = typeof given['name'] === 'string' && given['name'] !== '' ? given['name'] : kind
  const number = (field: string) => (typeof given[field] === 'number' ? { [field]: given[field] } : {})
  const text = (field: string) => (typeof given[field] === 'string' ? { [field]: given[field] } : {})
  return {
    kind,
    name,
    type: mimeOf(name, String(given['type'] ?? '')),
    bytes: Buffer.from(String(given['data'] ?? given['base64'] ?? ''), 'base64'),
    ...number('size'),
    ...number('duration'),
    ...text('title'),
    ...text('performer'),
  }
}
