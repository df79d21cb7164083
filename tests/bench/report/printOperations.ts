import { isOver } from '../operations/Operation.ts'
import type { Operation } from '../operations/Operation.ts'
import { printTable } from './printTable.ts'

/** The billed operations: allowed against measured, and where the reads came from. */
export function printOperations(operations: readonly Operation[]): void {
  const head = [
    'event',
    'allowed',
    'measured',
    '',
    'direct',
    'listeners',
    'rules',
    'counts',
    'writes',
    'deletes',
  ]
  const rows = operations.flatMap(operation =>
    operation.figures.map(({ what, allowed, measured }, index) => {
      const { directReads, listenerReads, ruleReads, counts, writes, deletes } = operation.reading
      const whole = [directReads, listenerReads, ruleReads, counts, writes, deletes].map(String)
      return [
        index === 0 ? operation.event : '',
        `${allowed} ${what}`,
        String(measured),
        measured > allowed ? 'OVER' : 'ok',
        ...(index === 0 ? whole : whole.map(() => '')),
      ]
    }),
  )
  const over = operations.filter(isOver).length
  printTable(`Billed operations (design: what it may cost) — ${over ? `${over} over` : 'all hold'}`, [
    head,
    ...rows,
  ])
}
