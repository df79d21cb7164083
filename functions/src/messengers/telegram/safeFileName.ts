const LONGEST = 120

/**
 * A file's name as it may stand in a header and on the person's disk: no folders, no controls or direction marks, no
 * quotes or semicolons, and not too long; its ending stays. `usual` where nothing is left.
 */
export function safeFileName(name: string, usual: string): string {
  const plain = name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/["'`;:*?<>|/\\]/gu, '_')
    .replace(/^[\s.]+|[\s.]+$/gu, '')
  if (plain === '') return usual
  if (plain.length <= LONGEST) return plain
  const ending = /\.[^.]{1,10}$/u.exec(plain)?.[0] ?? ''
  return `${plain.slice(0, LONGEST - ending.length).replace(/[\uD800-\uDBFF]$/, '')}${ending}`
}
