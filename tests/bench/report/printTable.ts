/** Prints rows in columns as wide as they need; the first row is the head. */
export function printTable(title: string, rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    )
  console.log(`\n${title}`)
  rows.forEach((row, index) => {
    console.log(`  ${line(row).join('   ')}`)
    if (index === 0) console.log(`  ${widths.map(width => '─'.repeat(width)).join('   ')}`)
  })
}
