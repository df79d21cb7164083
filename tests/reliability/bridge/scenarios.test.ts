import { expect, it } from 'vitest'
import { runScenario } from './runScenario.ts'
import { scenarios } from './scenarios/scenarios.ts'

// A small one of each in which nothing is left to chance; `npm run reliability` runs them at their full size and prints the table of docs/reliability.md.
const seed = Number(process.env['RELIABILITY_SEED'] ?? 1)

it.each(scenarios.filter(({ byChance }) => !byChance).map(scenario => [scenario.name, scenario] as const))(
  `%s (seed ${seed})`,
  async (_, scenario) => {
    const { wrong, n } = await runScenario(scenario, scenario.small, seed)
    expect(wrong).toEqual([])
    expect(n).toBeGreaterThan(0)
  },
  300_000,
)
