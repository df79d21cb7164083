/** One or two letters that stand for a name; empty when it has none. */
export function initialsOf(name: string): string {
  const words = name
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  const [first, second] = words
  if (!first) return ''
  return [first, second]
    .flatMap(word => (word ? [...word][0] : []))
    .join('')
    .toLocaleUpperCase()
}
