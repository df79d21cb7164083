import { isTooMuch, timesOf } from '../people/Comparison.ts'
import type { PeopleResult } from '../people/measurePeople.ts'
import { printTable } from './printTable.ts'

/** The inbox among few and among many people; the ratios hold better than the times. */
export function printPeople({ many, seconds, comparisons, readAll, report }: PeopleResult): void {
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
  const { reading, unread, unreadTabMs, allTabMs } = readAll
  printTable(`${count(unread)} unread chats are read at once`, [
    ['what', 'measured', 'allowed'],
    ['writes', String(reading.writes), '2'],
    ['until the tab of unread chats is empty, ms', String(unreadTabMs), '1000'],
    ['until the tabs of one who looks at all say so, ms', String(allTabMs), '1000'],
    [
      'reads of three managers',
      String(reading.directReads + reading.listenerReads + reading.ruleReads + reading.counts),
      '',
    ],
  ])
  printTable(`The report over ${count(report.dialogs)} dialogs of a year`, [
    ['what', 'measured', 'allowed'],
    ['reads', count(report.reads), `${count(report.sheets)} sheets (days × managers) and the page`],
    ['until its figures stand there, ms', report.ms.toFixed(0), ''],
  ])
  console.log(`  ${count(many)} people moved in within ${seconds.toFixed(0)} s`)
}
