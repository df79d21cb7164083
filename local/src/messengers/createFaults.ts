import { createRandom } from './createRandom.ts'

const kinds = {
  in: ['duplicate', 'parallel', 'reorder', 'delay', 'drop-answer'],
  out: ['status', 'timeout-after-accept', 'reset', 'slow', 'blocked', 'revoked', 'cut'],
} as const

export type FaultKind = (typeof kinds)['in' | 'out'][number]

/**
 * What is to go wrong: where it matches (`nth` counts matches from 1, `p` is a chance, `times` a cap) and what then
 * happens. `cut` is for downloads, whose `method` is `file`: half of the body, then nothing.
 */
export interface FaultRule {
  messenger?: string
  direction: 'in' | 'out'
  channel?: string
  method?: string
  chat?: string | number
  nth?: number | number[]
  p?: number
  times?: number
  do: FaultKind
  ms?: number
  n?: number
  code?: number
  retry_after?: number
  seconds?: number
  description?: string
  scope?: 'chat' | 'channel'
  accepted?: boolean
}

/** One delivery (in) or one API call (out) that a rule may hit. */
export interface FaultEvent {
  messenger: string
  direction: 'in' | 'out'
  channel: string
  method: string
  chat: string | undefined
}

export interface Faults {
  add(rules: unknown): string | undefined
  clear(): void
  reset(seed?: number): void
  pick(event: FaultEvent): FaultRule | undefined
  report(): {
    seed: number
    rules: (FaultRule & { seen: number; fired: number })[]
    fired: Record<string, number>
  }
}

function problemOf(rule: unknown): string | undefined {
  if (typeof rule !== 'object' || rule === null) return 'a rule is an object'
  const { direction, do: kind } = rule as Partial<FaultRule>
  if (direction !== 'in' && direction !== 'out') return 'direction is "in" or "out"'
  const known: readonly string[] = kinds[direction]
  return known.includes(String(kind)) ? undefined : `do (${direction}) is one of ${known.join(', ')}`
}

function matches(rule: FaultRule, event: FaultEvent): boolean {
  return (
    rule.direction === event.direction &&
    (rule.messenger ?? event.messenger) === event.messenger &&
    (rule.channel ?? event.channel) === event.channel &&
    (rule.method ?? event.method).toLowerCase() === event.method.toLowerCase() &&
    (rule.chat === undefined || String(rule.chat) === event.chat)
  )
}

/** Keeps the fault rules and decides which one hits an event; counts every hit, because a fault that never fired proves nothing. */
export function createFaults(firstSeed = 1): Faults {
  let seed = firstSeed
  let random = createRandom(seed)
  let rules: { rule: FaultRule; seen: number; fired: number }[] = []
  let fired: Record<string, number> = {}

  function hits(entry: { rule: FaultRule; seen: number; fired: number }): boolean {
    const { nth, p, times } = entry.rule
    if (times !== undefined && entry.fired >= times) return false
    if (nth !== undefined && ![nth].flat().includes(entry.seen)) return false
    return p === undefined || random() < p
  }

  return {
    add(given) {
      const list = [given].flat() as unknown[]
      const problem = list.map(problemOf).find(found => found !== undefined)
      if (problem !== undefined) return problem
      rules.push(...(list as FaultRule[]).map(rule => ({ rule, seen: 0, fired: 0 })))
      return undefined
    },
    clear() {
      rules = []
    },
    reset(newSeed = firstSeed) {
      seed = newSeed
      random = createRandom(seed)
      rules = []
      fired = {}
    },
    pick(event) {
      let picked: FaultRule | undefined
      for (const entry of rules.filter(({ rule }) => matches(rule, event))) {
        entry.seen++
        if (picked || !hits(entry)) continue
        entry.fired++
        fired[entry.rule.do] = (fired[entry.rule.do] ?? 0) + 1
        picked = entry.rule
      }
      return picked
    },
    report: () => ({ seed, rules: rules.map(({ rule, ...counts }) => ({ ...rule, ...counts })), fired }),
  }
}
