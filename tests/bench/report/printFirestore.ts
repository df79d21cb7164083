import { compareRow } from '../firestore/compareRow.ts'
import type { FirestoreFigures } from '../firestore/measureFirestore.ts'
import type { Unit } from '../firestore/Row.ts'
import { printTable } from './printTable.ts'

const times = (ratio: number | null) => (ratio === null ? '' : `×${ratio.toFixed(1)}`)
const units: Readonly<Record<Unit, string>> = { ms: ' ms', '/s': ' /s', count: '' }
const plain = (value: number, unit: Unit) =>
  `${value.toFixed(unit === '/s' || value >= 100 ? 0 : 1)}${units[unit]}`

/** Ratios first: times and rates belong to this machine and this minute. */
export function printFirestore({ beside, alone }: FirestoreFigures): void {
  const head = ['', 'ratio', 'by round', 'processor', 'ours', 'peer']
  const rows = beside.map(row => {
    const { ours, peer, rate, rounds, processor } = compareRow(row)
    const counted = row.unit === 'count'
    return [
      row.what,
      counted ? '' : times(rate),
      counted ? '' : rounds.map(times).join('…'),
      times(processor),
      plain(ours, row.unit),
      plain(peer, row.unit),
    ]
  })
  printTable('Firestore: this server against @firestore-emulator/server 0.3.15, times its rate', [
    head,
    ...rows,
  ])
  printTable('Firestore: this server alone', [
    ['', 'figure', 'server ms each'],
    ...alone.map(({ what, unit, value, serverMs }) => [what, plain(value, unit), serverMs?.toFixed(2) ?? '']),
  ])
}
