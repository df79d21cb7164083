import type { Compiled } from '../rules/Ruleset.ts'
import type { Rulesets } from './Firestore.ts'

/** Makes the registry of rules; `onChange` gets the project whose rules are new, `null` for all others' default. */
export function createRulesets(onChange: (project: string | null) => void): Rulesets {
  const own = new Map<string, Compiled>()
  const refused = new Map<string, Compiled>()
  let fallback: Compiled | null = null
  return {
    set: (project, compiled) => {
      if (compiled.ruleset === null) {
        refused.set(project, compiled)
        return
      }
      refused.delete(project)
      own.set(project, compiled)
      onChange(project)
    },
    setDefault: compiled => {
      // Rules that do not compile must not leave a server open, so they stand when there were none before.
      if (compiled.ruleset === null && fallback !== null) return
      fallback = compiled
      onChange(null)
    },
    get: project => own.get(project) ?? fallback,
    refused: project => refused.get(project) ?? null,
  }
}
