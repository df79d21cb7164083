/** A line of docs/checks.md: what it is about, and the tests that it names by the beginnings of their titles. */
export interface Check {
  readonly name: string
  readonly tests: readonly { readonly file: string; readonly title: string }[]
}

const TEST = /`([\w./-]+\.test\.ts)`: `([^`]+)`/gu

/** The lines of the tables on that page. */
export const readChecks = (page: string): readonly Check[] =>
  page
    .split('\n')
    .filter(line => line.startsWith('| ') && !line.startsWith('| What') && !line.startsWith('| --'))
    .map(line => {
      const [, name = ''] = line.split('|')
      const tests = [...line.matchAll(TEST)].map(([, file = '', title = '']) => ({ file, title }))
      return { name: name.trim(), tests }
    })

/** The titles of the tests and of their groups in the text of a test file. */
export const titlesOf = (source: string): readonly string[] =>
  [...source.matchAll(/\b(?:it|describe)(?:\.each\([^]*?\))?\(\s*(['`])(.*?)\1/gu)].map(
    ([, , title = '']) => title,
  )

/** Whether a title says that it shows this: `S-05` is in "S-03…S-07: …". */
export function hasNumber(title: string, wanted: string): boolean {
  const parts = /^([A-Z]-?)(\d+)$/u.exec(wanted)
  if (!parts) return false
  const [letter = '', number] = [parts[1], Number(parts[2])]
  const numbers = new RegExp(`${letter}(\\d+)(?:…${letter}(\\d+))?(?!\\d)`, 'gu')
  return [...title.matchAll(numbers)].some(
    ([, from, to]) => Number(from) <= number && number <= Number(to ?? from),
  )
}
