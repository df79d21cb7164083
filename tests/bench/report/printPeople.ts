import { isTooMuch, timesOf } from '../people/Comparison.ts'
import type { PeopleResult } from '../people/measurePeople.ts'
import { printTable } from './printTable.ts'

/** The inbox among few and among many people; the ratios hold better than the times. */
export function printPeople({ many, seconds, comparisons }: PeopleResult): void {
  const count = new Intl.NumberFormat('en-US').format
  const head = ['what', 'among 1,000', `among ${count(many)}`, 'floor', 'ratio', 'allowed', '']
  const rows = comparisons.map(comparison => {
    const { what, few, many: among, floor, limit } = comparison
    return [
      what,
      few.toFixed(1),
      among.toFixed(1),
      floor ? `${floor.few.toFixed(1)}, ${floor.many.toFixed(1)}` : '',
      few > 0 ? `×${timesOf(comparison).toFixed(2)}` : '',
      'times' in limit ? `×${limit.times}` : limit.most.toFixed(1),
      isTooMuch(comparison) ? 'too much' : '',
    ]
  })
  printTable('The inbox among many people', [head, ...rows])
  console.log(`  ${count(many)} people moved in within ${seconds.toFixed(0)} s`)
}
