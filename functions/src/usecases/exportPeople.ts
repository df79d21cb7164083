import type { Card } from '@chats/domain/Card'
import { readFilter } from '@chats/domain/filterAddress'
import type { Instant } from '@chats/domain/Instant'
import { matchRanges } from '@chats/domain/matchRanges'
import { matchesFilter } from '@chats/domain/matchesFilter'
import type { PeopleFilter } from '@chats/domain/PeopleFilter'
import type { Person } from '@chats/domain/Person'
import { personCells, tableHead } from '@chats/domain/personCells'
import type { TableWords } from '@chats/domain/personCells'
import type { JobFiles } from './Jobs.ts'
import type { Worker } from './workOnJob.ts'

/** A list row with its id. */
export type Row = Person & { readonly id: string }

/** People as an export goes through them. */
export interface ExportedPeople {
  count(filter: PeopleFilter): Promise<number>
  /** Rows behind an id, in the order of their ids, among them all whom the filter means. */
  page(filter: PeopleFilter, after: string | undefined, limit: number): Promise<readonly Row[]>
  /** Their cards, by id. */
  cards(rows: readonly Row[]): Promise<ReadonlyMap<string, Card>>
  words(language: TableWords['language']): Promise<TableWords>
  readAllBefore(): Promise<Instant>
}

const ROWS_AT_ONCE = 300
/** By it table programs know UTF-8. */
const MARK = '\ufeff'

/** Writes people into a table, a part at a time. */
export function exportPeople(ports: {
  readonly people: ExportedPeople
  readonly files: JobFiles
  readonly toCsv: (rows: readonly (readonly string[])[], language: TableWords['language']) => string
}): Worker {
  const { people, files, toCsv } = ports
  return async (id, { filter: written = '', language = 'ru' }, progress) => {
    const filter = readFilter(written)
    const total = progress.total || (await people.count(filter))
    const [words, readAllBefore] = await Promise.all([people.words(language), people.readAllBefore()])
    const rows = await people.page(filter, progress.cursor, ROWS_AT_ONCE)
    const meant = rows.filter(row => matchesFilter(filter, row, { readAllBefore }))
    const cards = await people.cards(meant)
    const cells = meant.flatMap(row => {
      const card = cards.get(row.id)
      return card && hasWords(card, filter) ? [personCells(row, card, words)] : []
    })
    const isFirst = progress.parts === 0
    const text = toCsv(isFirst ? [tableHead(words), ...cells] : cells, language)
    await files.writePart(id, progress.parts, isFirst ? MARK + text : text)
    const next = {
      ...progress,
      total,
      parts: progress.parts + 1,
      done: Math.min(progress.done + rows.length, total),
      skipped: progress.skipped + rows.length - cells.length,
      ...(rows.length > 0 && { cursor: rows.at(-1)?.id ?? '' }),
    }
    if (rows.length === ROWS_AT_ONCE) return { progress: next }
    const path = await files.join(id, next.parts, { name: 'people.csv', type: 'text/csv; charset=utf-8' })
    return {
      progress: { ...next, done: total },
      end: { state: 'done', path },
      clean: () => files.removeParts(id),
    }
  }
}

/** What of a filter only the card can tell. */
function hasWords(card: Card, { name = '', phone = '', email = '' }: PeopleFilter): boolean {
  const has = (values: readonly string[], asked: string) =>
    !asked.trim() || values.some(value => matchRanges(value, asked).length > 0)
  return has([card.name], name) && has(card.phones, phone) && has(card.emails, email)
}
