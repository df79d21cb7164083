import { safeCell } from '@chats/domain/safeCell'
import { saveBlob } from '../../entities/files/saveBlob.ts'

/**
 * Saves a table as CSV that no table program runs anything of. Where the comma stands in numbers, a semicolon stands
 * between cells; the mark at the beginning tells every program that it is UTF-8.
 */
export async function saveTable(
  name: string,
  rows: readonly (readonly (string | number | null)[])[],
  locale: string,
): Promise<void> {
  const { default: Papa } = await import('papaparse')
  const cells = rows.map(row =>
    row.map(cell => (typeof cell === 'string' ? safeCell(cell) : numberText(cell, locale))),
  )
  const delimiter = locale === 'en' ? ',' : ';'
  const text = `${Papa.unparse(cells, { delimiter, newline: '\r\n' })}\r\n`
  saveBlob(new Blob(['\uFEFF', text]), name)
}

const numberText = (value: number | null, locale: string) =>
  value === null
    ? ''
    : new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 2 }).format(value)
