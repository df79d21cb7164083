import { judge } from '../firestore/rules/plan/judge.ts'
import type { Program } from '../firestore/rules/plan/Program.ts'
import type { Documents } from '../firestore/rules/plan/Run.ts'
import { resourceOf } from '../firestore/rules/resourceOf.ts'
import type { RulesDocument, Verdict } from '../firestore/rules/Ruleset.ts'
import { fail, lazyMap, nothing, string } from '../firestore/rules/values/make.ts'
import type { RuleValue } from '../firestore/rules/values/RuleValue.ts'
import { textOf } from '../firestore/rules/values/textOf.ts'
import { fromExpressionValue } from './fromExpressionValue.ts'
import type { Verify } from './Message.ts'

/** Reads a Firestore document by its path from `/databases`, or null when there is none. */
export type FetchFirestore = (segments: readonly string[]) => Promise<RulesDocument | null>

/** Firestore documents that one evaluation may look at, as production has it. */
const maxDocuments = 2

const methods = new Map(
  (['get', 'list', 'create', 'update', 'delete'] as const).map(method => [method as string, method]),
)

/**
 * Judges one Storage request. Rules run without waiting: when they ask for a document that is not here yet, it is
 * fetched and they run again. An upload over an existing object is an `update`, as in production, though the CLI
 * calls every upload `create`.
 */
export const verify = async (
  program: Program,
  { path, method: named, variables }: Verify['context'],
  fetch: FetchFirestore,
): Promise<Verdict> => {
  const resource = fromExpressionValue(variables.resource)
  const overwrites = named === 'create' && resource.kind !== 'null'
  const method = overwrites ? 'update' : methods.get(named)
  if (!method) return { allowed: false, message: `\nUnknown method '${named}'.` }
  const request = withMethod(fromExpressionValue(variables.request), method)
  // `a//b` is another object than `a/b`, and no rule can name it.
  const segments = path.replace(/^\/|\/$/g, '').split('/')
  if (segments.includes('')) return { allowed: false, message: '\nNo matching allow statements' }
  const known = new Map<string, RuleValue>()

  for (;;) {
    let missing: readonly string[] | null = null
    const documents: Documents = {
      get: wanted => {
        const key = textOf(wanted) ?? ''
        const found = known.get(key)
        if (found) return found
        if (!isDocument(wanted.segments)) {
          return fail(`Service call error. Function: [firestore.get], Argument: [${key}].`)
        }
        if (known.size >= maxDocuments)
          return fail('Maximum number of document access calls has been reached.')
        missing ??= wanted.segments
        return fail('The document is being fetched.')
      },
    }
    const verdict = judge(program, method, segments, { request, resource, documents, spent: 0 })
    if (missing === null) return verdict
    known.set(`/${(missing as readonly string[]).join('/')}`, resourceOf(await fetch(missing)))
  }
}

const isDocument = (segments: readonly string[]): boolean =>
  segments[0] === 'databases' &&
  segments[2] === 'documents' &&
  segments.length >= 5 &&
  segments.length % 2 === 1

const withMethod = (request: RuleValue, method: string): RuleValue =>
  lazyMap(
    new Map([...(request.kind === 'map' ? request.keys() : []), 'method'].map(key => [key, key])),
    key =>
      key === 'method' ? string(method) : request.kind === 'map' ? (request.get(key) ?? nothing) : nothing,
  )
