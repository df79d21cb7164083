import Papa from 'papaparse'

/** A row of a table; `broken`: its quotes do not close, so nobody can say where its cells end. */
export interface TableRow {
  readonly cells: readonly string[]
  readonly broken: boolean
}

/** A row that is longer began with a quote that never closes; without this bound it would take the rest of the file. */
const LONGEST_ROW = 256 * 1024

export const delimiters = [';', ',', '\t', '|'] as const

/** What stands between cells, by the beginning of a file. */
export function guessDelimiter(sample: string): string {
  const { meta } = Papa.parse(sample, {
    preview: 20,
    skipEmptyLines: true,
    delimitersToGuess: [...delimiters],
  })
  return meta.delimiter || ','
}

/**
 * The rows of a table that comes in pieces, cut anywhere. No more than a row is ever held back, so a file of any size is
 * read in the memory of a piece; of a row whose quotes do not close, its first line is given up and the next is read as
 * a row again.
 */
export async function* readTable(
  pieces: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<TableRow, void> {
  let newline: '\n' | '\r' | '\r\n' | null = null
  let rest = ''
  const parse = function* (last: boolean): Generator<TableRow, void> {
    while (rest) {
      newline ??= newlineOf(rest)
      const parser = new Papa.Parser({ delimiter, newline, quoteChar: '"' })
      const { data, errors, meta } = parser.parse(rest, 0, !last) as Papa.ParseResult<string[]>
      const broken = new Set(
        errors.flatMap(({ type, row }) => (type === 'Quotes' && row !== undefined ? [row] : [])),
      )
      const open = errors.some(({ code }) => code === 'MissingQuotes')
      const whole = open ? data.slice(0, -1) : data
      for (const [index, cells] of whole.entries()) yield { cells, broken: broken.has(index) }
      if (!open) {
        rest = rest.slice(meta.cursor)
        if (last || rest.length <= LONGEST_ROW) return
      } else rest = rest.slice(lengthOf(whole.length))
      const end = rest.indexOf(newline)
      yield { cells: [rest.slice(0, end < 0 ? rest.length : end).slice(0, LONGEST_ROW)], broken: true }
      rest = end < 0 ? '' : rest.slice(end + newline.length)
    }

    /** How many characters the first rows take. */
    function lengthOf(rows: number): number {
      if (rows === 0) return 0
      const parser = new Papa.Parser({ delimiter, newline: newline ?? '\n', quoteChar: '"', preview: rows })
      return (parser.parse(rest, 0, false) as Papa.ParseResult<string[]>).meta.cursor
    }
  }
  for await (const piece of pieces) {
    rest += piece
    // A line's end of two characters may be cut in two.
    if (newline === null && rest.length <= LONGEST_ROW && !/[\n\r]./su.test(outsideQuotes(rest))) continue
    yield* parse(false)
  }
  yield* parse(true)
}

/** How the lines of a file end: as its first one does. */
function newlineOf(text: string): '\n' | '\r' | '\r\n' {
  const [found] = /\r\n|\n|\r/u.exec(outsideQuotes(text)) ?? []
  return found === '\r\n' || found === '\r' ? found : '\n'
}

/** What stands between quoted cells; lines may end otherwise in them. */
const outsideQuotes = (text: string) => text.replace(/"(?:[^"]|"")*"?/gu, '')
