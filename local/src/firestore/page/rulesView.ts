import type { Compiled } from '../rules/Ruleset.ts'
import type { Rulesets } from '../service/Firestore.ts'
import type { JsonObject } from '../service/Json.ts'

/** The rules in force for a project, and those that were given last but did not compile. */
export function rulesView(rulesets: Rulesets, project: string): JsonObject {
  const compiled = rulesets.get(project)
  const refused = rulesets.refused(project)
  return {
    inForce: compiled === null ? null : sourceOf(compiled),
    denyAll: compiled !== null && compiled.ruleset === null,
    refused: refused === null ? null : sourceOf(refused),
  }
}

const sourceOf = ({ files = [], issues }: Compiled): JsonObject => ({
  files: files.map(file => ({ ...file })),
  issues: issues.map(issue => ({ ...issue })),
})
