import { accessDocuments } from '../accessDocuments.ts'
import { judge } from '../plan/judge.ts'
import type { Program } from '../plan/Program.ts'
import { requestOf } from '../requestOf.ts'
import type { ListRequest, Ruleset, Trace, Verdict } from '../Ruleset.ts'
import { listedDocument } from './listedDocument.ts'
import { splitCases } from './splitCases.ts'
import { toDisjuncts } from './toDisjuncts.ts'

/**
 * Judges a query by its constraints alone, never by stored rows: it is allowed when the rules are true of every row
 * that it could return. What the constraints do not prove is denied.
 */
export const proveList = (
  program: Program,
  request: ListRequest,
  trace?: Trace,
): ReturnType<Ruleset['check']> => {
  const { documents, reads } = accessDocuments(request.access, new Set())
  const ask = requestOf(request)
  const answer = (verdict: Verdict): ReturnType<Ruleset['check']> => ({ ...verdict, reads: [...reads] })
  const disjuncts = toDisjuncts(request.where)
  if (!disjuncts) return answer({ allowed: false, message: '\nThe query has too many disjuncts.' })
  if (program.version === '1' && request.allDescendants) {
    return answer({ allowed: false, message: "\nCollection groups need rules_version = '2'." })
  }
  let verdict: Verdict = { allowed: false, message: '\nNo matching allow statements' }
  for (const known of disjuncts.flatMap(splitCases)) {
    const { path, resource } = listedDocument(request, known)
    verdict = judge(program, 'list', path, { request: ask, resource, documents, spent: 0, trace })
    if (!verdict.allowed) break
  }
  return answer(verdict)
}
