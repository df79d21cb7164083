import type { Bytes } from '../bytes/measureBytes.ts'
import { printTable } from './printTable.ts'

const grouped = new Intl.NumberFormat('en-US')

/** The bytes of the first load, and what must not be among them. */
export function printBytes({ loads, forbidden }: Bytes): void {
  const rows = loads.map(([what, { files, ...sizes }]) => [
    what,
    ...[files, sizes.raw, sizes.gzip, sizes.brotli].map(count => grouped.format(count)),
  ])
  printTable('Bytes of the first load', [['', 'files', 'raw', 'gzip', 'brotli'], ...rows])
  console.log(forbidden.length ? `  OVER: ${forbidden.join(', ')} inside` : '  no re2js, no zod inside')
}
