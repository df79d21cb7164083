import type { ContentKind } from './Content.ts'

/** How a file of a person is kept: under a type that is safe to serve, and whether a browser may show it by itself. */
export interface FileHeaders {
  readonly type: string
  /** Content-Disposition: https://www.rfc-editor.org/rfc/rfc6266 */
  readonly disposition: string
}

const BYTES = 'application/octet-stream'
const shown = /^(?:image\/(?:jpeg|png|apng|gif|webp|avif|heic|heif|bmp)|(?:audio|video)\/[\w.-]+)$/u
const kept =
  /^application\/(?:pdf|zip|gzip|rtf|x-7z-compressed|x-rar-compressed|x-tar|x-cfb|epub|vnd\.[\w.-]+)$/u

/**
 * The headers of a file by what its bytes are, never by its name or by what the sender says. What a browser would run
 * (HTML, SVG, XML, scripts) and what nobody knows are bytes to be downloaded.
 */
export function fileHeaders(
  sniffed: string | undefined,
  { kind, name }: { readonly kind: ContentKind; readonly name: string },
): FileHeaders {
  const type = asKind(sniffed?.split(';')[0]?.trim() ?? BYTES, kind)
  if (shown.test(type)) return { type, disposition: 'inline' }
  return {
    type: kept.test(type) ? type : BYTES,
    disposition: `attachment; filename*=UTF-8''${safeName(name)}`,
  }
}

/** The container of a sound without a picture is that of a film. */
const asKind = (type: string, kind: ContentKind): string =>
  kind === 'voice' || kind === 'audio'
    ? type.replace(/^video\/(?=mp4|webm|ogg)/u, 'audio/').replace(/^application\/ogg$/u, 'audio/ogg')
    : type

/** No folders, no control characters and nothing that turns the direction of reading, so that the ending is where it seems. */
function safeName(name: string): string {
  const clean = name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, '_')
    .replace(/^\.+/u, '_')
    .slice(0, 200)
  return encodeURIComponent(clean.toWellFormed() || 'file').replace(
    /['()*]/gu,
    char => `%${char.charCodeAt(0).toString(16)}`,
  )
}
