import type { RulesDocument } from './Ruleset.ts'
import { lazyMap, nothing, path, string } from './values/make.ts'
import { fieldsToRuleValue } from './values/toRuleValue.ts'
import type { RuleValue } from './values/RuleValue.ts'

/** The path of a document as rules write it, in segments: `/databases/(default)/documents/…`. */
export const documentSegments = (relative: string): readonly string[] => [
  'databases',
  '(default)',
  'documents',
  ...(relative === '' ? [] : relative.split('/')),
]

/** A document as `resource`, `request.resource` or the result of `get()`; null when there is none. */
export const resourceOf = (document: RulesDocument | null): RuleValue => {
  if (!document) return nothing
  const members: ReadonlyMap<string, () => RuleValue> = new Map([
    ['data', () => fieldsToRuleValue(document.fields)],
    ['id', () => string(document.path.slice(document.path.lastIndexOf('/') + 1))],
    ['__name__', () => path(documentSegments(document.path))],
  ])
  return lazyMap(members, make => make())
}
