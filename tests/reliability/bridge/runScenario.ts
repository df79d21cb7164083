import { startBridge } from '../../bridge/startBridge.ts'
import type { Outcome, Scenario } from './Scenario.ts'

/** An outcome with what it proves nothing without: the faults that struck. */
export interface Result extends Outcome {
  readonly name: string
  readonly goal: string
  readonly seed: number
  readonly seconds: number
  readonly faults: Readonly<Record<string, number>>
  /** Why this is no success; empty when it is one. */
  readonly wrong: readonly string[]
}

/** Runs a scenario on servers of its own. */
export async function runScenario(scenario: Scenario, n: number, seed: number): Promise<Result> {
  const begun = performance.now()
  const bridge = await startBridge({ leaseSeconds: scenario.leaseSeconds ?? 3 })
  try {
    await bridge.sim('reset', { seed })
    const outcome = await scenario.run(bridge, n, seed)
    const { fired } = await bridge.sim<{ fired: Record<string, number> }>('faults')
    const faults = { ...fired, ...outcome.struck }
    const idle = scenario
      .mustStrike(n)
      .filter(fault => !faults[fault])
      .map(fault => `${fault} never struck`)
    const counted = (['lost', 'duplicated', 'unexpected', 'inversions'] as const)
      .filter(count => outcome[count] > 0)
      .map(count => `${outcome[count]} ${count}`)
    return {
      ...outcome,
      name: scenario.name,
      goal: scenario.goal,
      seed,
      seconds: Math.round((performance.now() - begun) / 1000),
      faults,
      wrong: [...counted, ...outcome.broken, ...idle],
    }
  } finally {
    await bridge.close()
  }
}
