import { expect, it } from 'vitest'
import { runScenario } from './runScenario.ts'
import type { Scenario } from './Scenario.ts'

const seed = Number(process.env['RELIABILITY_SEED'] ?? 1)

/**
 * Tests a small one of each scenario, in which nothing is left to chance: every fault strikes at places that are laid
 * down. `npm run reliability` runs them at their full size, with faults by chance, and prints the table of
 * docs/reliability.md.
 */
export function testScenarios(scenarios: readonly Scenario[]): void {
  it.each(scenarios.map(scenario => [scenario.name, scenario] as const))(
    `%s (seed ${seed})`,
    async (_, scenario) => {
      const { wrong, n } = await runScenario(scenario, { n: scenario.small, seed, fixed: true })
      expect(wrong).toEqual([])
      expect(n).toBeGreaterThan(0)
    },
    300_000,
  )
}
