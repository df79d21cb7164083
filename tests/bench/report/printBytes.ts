import type { Bytes } from '../bytes/measureBytes.ts'
import { firstLoadLimit, isOverLimit } from '../bytes/firstLoadLimit.ts'
import { printTable } from './printTable.ts'

const grouped = new Intl.NumberFormat('en-US')

/** The bytes of the first load, and what must not be among them. */
export function printBytes({ loads, firstLoad, forbidden }: Bytes): void {
  const rows = loads.map(([what, { files, ...sizes }]) => [
    what,
    ...[files, sizes.raw, sizes.gzip, sizes.brotli].map(count => grouped.format(count)),
  ])
  printTable('Bytes of the first load', [['', 'files', 'raw', 'gzip', 'brotli'], ...rows])
  const { files, gzip } = firstLoadLimit
  const over = isOverLimit(firstLoad) ? 'OVER' : 'within'
  console.log(`  JS and CSS of the cold inbox: ${over} ${files} files of ${grouped.format(gzip)} bytes gzip`)
  console.log(forbidden.length ? `  OVER: ${forbidden.join(', ')} inside` : '  no re2js, no zod inside')
}
