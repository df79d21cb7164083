import { once } from 'node:events'
import { startBridge } from '../../bridge/startBridge.ts'
import { idleFaults } from './idleFaults.ts'
import type { Rule } from './idleFaults.ts'
import type { Outcome, Scenario, Size } from './Scenario.ts'

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

/** Runs a scenario on servers of its own; throws at once when the functions die by themselves. */
export async function runScenario(scenario: Scenario, size: Size): Promise<Result> {
  const begun = performance.now()
  const bridge = await startBridge({ leaseSeconds: scenario.leaseSeconds ?? 3 })
  try {
    await bridge.sim('reset', { seed: size.seed })
    const death = once(bridge.died, 'abort').then((): never => {
      throw bridge.died.reason
    })
    const outcome = await Promise.race([scenario.run(bridge, size), death])
    const { fired, rules } = await bridge.sim<{ fired: Record<string, number>; rules: Rule[] }>('faults')
    const faults = { ...fired, ...outcome.struck }
    const idle = scenario
      .mustStrike(size.n)
      .filter(fault => !faults[fault])
      .map(fault => `${fault} never struck`)
      .concat(idleFaults(rules))
    const counted = (['lost', 'duplicated', 'unexpected', 'inversions'] as const)
      .filter(count => outcome[count] > 0)
      .map(count => `${outcome[count]} ${count}`)
    return {
      ...outcome,
      name: scenario.name,
      goal: scenario.goal,
      seed: size.seed,
      seconds: Math.round((performance.now() - begun) / 1000),
      faults,
      wrong: [...counted, ...outcome.broken, ...idle],
    }
  } finally {
    await bridge.close()
  }
}
