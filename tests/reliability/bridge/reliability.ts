import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { printTable } from '../../bench/report/printTable.ts'
import { runScenario } from './runScenario.ts'
import type { Result } from './runScenario.ts'
import { scenarios } from './scenarios/scenarios.ts'

// `npm run reliability -- [--only WORD] [--seed N] [--share 0.1] [--small]`: every scenario on servers of its own, then
// the table of docs/reliability.md; ends with 1 when anything was lost, doubled, out of order, or a fault never struck.
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
    share: { type: 'string', default: '1' },
    small: { type: 'boolean', default: false },
  },
})
const seed = Number(values.seed)
const chosen = scenarios.filter(({ name, goal }) => !values.only || `${name} ${goal}`.includes(values.only))
const results: Result[] = []
for (const scenario of chosen) {
  const n = values.small ? scenario.small : Math.max(1, Math.round(scenario.full * Number(values.share)))
  console.log(`${scenario.name}: ${n} …`)
  const result = await runScenario(scenario, { n, seed, fixed: values.small })
  results.push(result)
  for (const wrong of result.wrong) console.log(`  wrong: ${wrong}`)
}

const faultsOf = ({ faults }: Result) => {
  const kinds = Object.entries(faults)
  const sum = kinds.reduce((total, [, count]) => total + count, 0)
  return kinds.length > 8
    ? `${kinds.length} kinds, ${sum}`
    : kinds.map(([kind, count]) => `${kind} ${count}`).join(', ')
}
const ms = (value: number | undefined) => (value === undefined ? '' : `${Math.round(value)}`)
printTable(`Reliability, seed ${seed}`, [
  [
    'Scenario',
    'Goal',
    'n',
    'Faults',
    'Lost',
    'Twice',
    'Unexpected',
    'Out of order',
    'Unconfirmed',
    'p50 ms',
    'p99 ms',
    's',
  ],
  ...results.map(result => [
    result.name,
    result.goal,
    String(result.n),
    faultsOf(result),
    ...[result.lost, result.duplicated, result.unexpected, result.inversions, result.unconfirmed].map(String),
    ms(result.p50),
    ms(result.p99),
    String(result.seconds),
  ]),
])
const folder = join(import.meta.dirname, '../results')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'reliability.json'), JSON.stringify(results, null, 2))
const failed = results.filter(({ wrong }) => wrong.length > 0)
console.log(failed.length ? `\n${failed.length} of ${results.length} went wrong.` : '\nAll as promised.')
process.exit(failed.length ? 1 : 0)
