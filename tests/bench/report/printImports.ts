import type { Import } from '../imports/measureImports.ts'
import { printTable } from './printTable.ts'

/** What a start costs each function: `index` is what is deployed, the others are its entries by themselves. */
export function printImports(imports: readonly Import[]): void {
  const rows = imports.map(({ entry, ms, ofFloor, packages, early }) => [
    entry,
    `${ms.toFixed(0)} ms`,
    `×${ofFloor.toFixed(2)}`,
    String(packages),
    early.length ? `OVER: ${early.join(', ')}` : 'ok',
  ])
  printTable('Import of each entry in a fresh process, beside the packages that all need', [
    ['entry', 'median', 'of floor', 'packages', 'no messenger client'],
    ...rows,
  ])
}
