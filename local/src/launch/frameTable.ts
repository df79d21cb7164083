/** Rows of cells as a framed table, columns as wide as their widest cell; a row of no cells is a rule across. */
export function frameTable(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(...rows.map(row => row.length))
  const widths = Array.from({ length: columns }, (_, i) =>
    Math.max(...rows.map(row => (row[i] ?? '').length)),
  )
  const rule = (left: string, middle: string, right: string) =>
    `${left}${widths.map(width => '─'.repeat(width + 2)).join(middle)}${right}`
  const line = (row: readonly string[]) =>
    row.length
      ? `│${widths.map((width, i) => ` ${(row[i] ?? '').padEnd(width)} `).join('│')}│`
      : rule('├', '┼', '┤')
  return [rule('┌', '┬', '┐'), ...rows.map(line), rule('└', '┴', '┘')].join('\n')
}
