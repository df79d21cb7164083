/** Marks that turn the direction of text, and control characters. */
const UNSAFE = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu

/** A sender's name of a file without what could make it pass for another: paths, controls, turned text. */
export function safeFileName(name: string): string {
  const bare = name
    .replace(UNSAFE, '')
    .replace(/[/\\:*?"<>|]/g, '_')
    .replace(/^\.+/, '')
    .trim()
  return bare.slice(-200) || 'file'
}
