/** The text without blank lines before and after it; spaces inside its first line stay. Empty if all is blank. */
export function trimBlankLines(text: string): string {
  if (text.trim() === '') return ''
  return text.replace(/^(?:[^\S\n]*\n)+/u, '').replace(/(?:\n[^\S\n]*)+$/u, '')
}
