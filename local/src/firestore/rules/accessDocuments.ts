import type { Documents, Moment } from './plan/Run.ts'
import { resourceOf } from './resourceOf.ts'
import type { DocumentAccess } from './Ruleset.ts'
import { fail } from './values/make.ts'
import { textOf } from './values/textOf.ts'
import type { PathValue, RuleValue } from './values/RuleValue.ts'

/** Distinct documents that one operation may look at, and that all operations of one commit may. */
export const maxPerOperation = 10
export const maxPerCommit = 20

/** Lets rules read documents within the limits. A document looked at twice is read, counted and billed once. */
export const accessDocuments = (
  access: DocumentAccess,
  accessed: Set<string>,
): { readonly documents: Documents; readonly reads: ReadonlySet<string> } => {
  const known = new Map<string, RuleValue>()
  const reads = new Set<string>()

  const get = (path: PathValue, moment: Moment): RuleValue => {
    const relative = relativePath(path)
    if (relative === null) {
      return fail(`Service call error. Function: [get], Argument: [${textOf(path) ?? ''}].`)
    }
    const key = moment === 'before' ? relative : `${relative}\nafter`
    const found = known.get(key)
    if (found) return found
    if (known.size >= maxPerOperation || (!accessed.has(key) && accessed.size >= maxPerCommit)) {
      return fail('Maximum number of document access calls has been reached.')
    }
    accessed.add(key)
    reads.add(relative)
    const value = resourceOf(access[moment](relative))
    known.set(key, value)
    return value
  }
  return { documents: { get }, reads }
}

const relativePath = ({ segments }: PathValue): string | null => {
  const [databases, database, documents, ...rest] = segments
  const well = databases === 'databases' && database === '(default)' && documents === 'documents'
  return well && rest.length > 0 && rest.length % 2 === 0 ? rest.join('/') : null
}
