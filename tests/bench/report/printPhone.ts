import type { PhoneResult } from '../phone/measurePhone.ts'
import { printTable } from './printTable.ts'

/** The most that the first text of the inbox may take of that of the empty page. */
export const MOST_TIMES = 1.3

/** How soon there is something on a slow telephone. */
export function printPhone({ text, inbox, floor, wholeFloor }: PhoneResult): void {
  const row = (what: string, ms: number) => [
    what,
    ms.toFixed(0),
    `×${(ms / floor).toFixed(2)}`,
    `×${(ms / wholeFloor).toFixed(2)}`,
  ]
  printTable('On a phone: 1.6 Mbps, 150 ms, CPU ×4', [
    ['what', 'ms', 'of the empty page', '… with Firebase there'],
    row('first text, signed in', text),
    row('the tabs of the list', inbox),
    row('an empty page of the same libraries', floor),
    row('… that waits for Firebase', wholeFloor),
  ])
  console.log(`  first text, allowed: ×${MOST_TIMES}${text > floor * MOST_TIMES ? ' (too much)' : ''}`)
}
