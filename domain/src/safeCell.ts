/** What a table program takes for a formula, their full-width twins, and what it drops before looking for one. */
const DANGEROUS = /^'*[=+\-@\t\r\n\0＝＋－＠]/u

/**
 * A text as a cell of a CSV file that no table program runs: names and messages are written by strangers. What
 * `plainCell` reads of it is the text again.
 */
export const safeCell = (text: string): string => (DANGEROUS.test(text) ? `'${text}` : text)

/** A cell as it was meant: without the apostrophe that only says that it is no formula. */
export const plainCell = (cell: string): string =>
  cell.startsWith("'") && DANGEROUS.test(cell) ? cell.slice(1) : cell
