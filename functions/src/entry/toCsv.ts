/** Rows as lines of a table; the library is loaded when somebody needs it. */
export async function toCsv() {
  const { default: papa } = await import('papaparse')
  /** Where the comma stands in numbers, table programs expect a semicolon between cells. */
  return (rows: readonly (readonly string[])[], language: 'ru' | 'uk' | 'en'): string =>
    rows.length
      ? `${papa.unparse([...rows.map(row => [...row])], { delimiter: language === 'en' ? ',' : ';', newline: '\r\n' })}\r\n`
      : ''
}
