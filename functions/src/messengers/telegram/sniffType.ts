type Magic = readonly [type: string, at: number, bytes: string, more?: readonly [at: number, bytes: string]]

/** The first bytes of what messengers carry; https://mimesniff.spec.whatwg.org/#matching-a-mime-type-pattern */
const magics: readonly Magic[] = [
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 0, 'RIFF', [8, 'WEBP']],
  ['audio/wav', 0, 'RIFF', [8, 'WAVE']],
  ['audio/ogg', 0, 'OggS', [28, 'OpusHead']],
  ['application/ogg', 0, 'OggS'],
  ['audio/mpeg', 0, 'ID3'],
  ['audio/mp4', 4, 'ftypM4A'],
  ['video/quicktime', 4, 'ftypqt'],
  ['video/mp4', 4, 'ftyp'],
  ['video/webm', 0, '\x1a\x45\xdf\xa3'],
  ['application/pdf', 0, '%PDF-'],
  ['application/gzip', 0, '\x1f\x8b'],
]

/**
 * What bytes are, by their beginning; null when nothing is known of it. `audio/ogg` is Opus alone. MP4 tells by `told`
 * whether there is a picture in it.
 */
export function sniffType(bytes: Uint8Array, told = ''): string | null {
  const has = (at: number, text: string) => [...text].every((unit, i) => bytes[at + i] === unit.charCodeAt(0))
  const found = magics.find(([, at, text, more]) => has(at, text) && (!more || has(...more)))
  if (found?.[0] === 'video/mp4' && told.startsWith('audio/')) return 'audio/mp4'
  return found?.[0] ?? (isMp3(bytes) ? 'audio/mpeg' : null)
}

/** A frame of MPEG layer III, without a tag before it. */
const isMp3 = ([first = 0, second = 0]: Uint8Array) => first === 0xff && (second & 0xe6) === 0xe2
