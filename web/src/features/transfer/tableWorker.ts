import { checkImportLine } from '@chats/domain/checkImportLine'
import type { ImportContext } from '@chats/domain/checkImportLine'
import { guessEncoding } from '@chats/domain/guessEncoding'
import { partLines } from '@chats/domain/partLines'
import { safeCell } from '@chats/domain/safeCell'
import Papa from 'papaparse'
import { readPhone } from '../../entities/phones/readPhone.ts'
import { guessDelimiter, readTable } from './readTable.ts'
import type { BadLine, RowFault, SentContext, TableNews, TableSource, TableTask } from './TableTask.ts'

// A worker of its own: a file of a million lines is read, checked and cut into parts beside the page.

const HEAD_BYTES = 64 * 1024
const SHOWN_ROWS = 5
const SHOWN_PROBLEMS = 100
/** Of more lines that are not taken, no more are written down. */
const MOST_REJECTED = 100_000
const ROWS_A_NEWS = 2000

const say = (news: TableNews) => postMessage(news)
let goOn: () => void = () => undefined

addEventListener('message', ({ data }: MessageEvent<TableTask>) => {
  if (data.do === 'next') return goOn()
  const work = data.do === 'look' ? look(data) : data.do === 'check' ? check(data) : send(data)
  work.catch(() => say({ is: 'failed' }))
})

async function look(task: Extract<TableTask, { do: 'look' }>): Promise<void> {
  const bytes = new Uint8Array(await task.file.slice(0, HEAD_BYTES).arrayBuffer())
  const encoding = task.encoding ?? guessEncoding(bytes)
  const sample = new TextDecoder(encoding).decode(bytes, { stream: true })
  const delimiter = task.delimiter ?? guessDelimiter(sample)
  const rows: (readonly string[])[] = []
  for await (const { cells } of rowsOf({
    file: task.file.slice(0, HEAD_BYTES) as File,
    encoding,
    delimiter,
  })) {
    rows.push(cells)
    if (rows.length > SHOWN_ROWS) break
  }
  say({ is: 'look', look: { encoding, delimiter, head: rows[0] ?? [], rows: rows.slice(1) } })
}

async function check({ source, context, words }: Extract<TableTask, { do: 'check' }>): Promise<void> {
  const problems: BadLine[] = []
  const rejected: string[] = []
  const write = (cells: readonly string[]) =>
    `${Papa.unparse([cells.map(safeCell)], { delimiter: source.delimiter })}\r\n`
  let [good, bad, head] = [0, 0, '']
  for await (const row of linesOf(source, context, cells => (head = write([words.why, ...cells])))) {
    if ('person' in row) {
      good++
      continue
    }
    bad++
    if (problems.length < SHOWN_PROBLEMS) problems.push({ line: row.line, problems: row.problems })
    if (rejected.length < MOST_REJECTED) {
      const why = row.problems.map(one => [words[one.why], one.value].filter(Boolean).join(': ')).join('; ')
      rejected.push(write([why, ...row.cells]))
    }
  }
  const blob = bad ? new Blob(['\ufeff', head, ...rejected]) : null
  say({ is: 'check', check: { good, bad, problems, rejected: blob } })
}

async function send({ source, context }: Extract<TableTask, { do: 'send' }>): Promise<void> {
  let [part, total] = [0, 0]
  let lines: string[] = []
  async function flush() {
    const uploaded = new Promise<void>(resolve => (goOn = resolve))
    say({ is: 'part', part: part++, text: lines.join('\n') })
    lines = []
    await uploaded
  }
  for await (const row of linesOf(source, context)) {
    if (!('person' in row)) continue
    lines.push(JSON.stringify(row.person))
    total++
    if (lines.length === partLines) await flush()
  }
  if (lines.length) await flush()
  say({ is: 'sent', parts: part, total })
}

type Line =
  | { readonly person: object }
  | { readonly line: number; readonly cells: readonly string[]; readonly problems: BadLine['problems'] }

/** Every line of a file with its person, or with what is wrong with it; the first line is how columns are called. */
async function* linesOf(
  source: TableSource,
  sent: SentContext,
  onHead: (cells: readonly string[]) => void = () => undefined,
): AsyncGenerator<Line, void> {
  const context: ImportContext = {
    ...sent,
    readPhone: text => {
      const phone = readPhone(text, sent.country)
      return phone.ok ? phone.e164 : null
    },
  }
  let line = -1
  for await (const { cells, broken } of rowsOf(source)) {
    line++
    if (line === 0) onHead(cells)
    if (line === 0 || cells.every(cell => !cell.trim())) continue
    const quotes = {
      why: 'broken_quotes' satisfies RowFault as RowFault,
      value: (cells[0] ?? '').slice(0, 80),
    }
    const read = broken ? [quotes] : checkImportLine(cells, line, context)
    yield 'name' in read ? { person: read } : { line, cells, problems: read }
  }
}

/** The rows of a file, while the page is told how far they are. */
async function* rowsOf({ file, encoding, delimiter }: TableSource) {
  let [bytes, rows] = [0, 0]
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(piece, controller) {
      bytes += piece.byteLength
      controller.enqueue(piece)
    },
  })
  const reader = file.stream().pipeThrough(counted).pipeThrough(new TextDecoderStream(encoding)).getReader()
  async function* pieces() {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      yield value
    }
  }
  for await (const row of readTable(pieces(), delimiter)) {
    yield row
    if (++rows % ROWS_A_NEWS === 0) say({ is: 'share', share: file.size ? bytes / file.size : 1, rows })
  }
}
