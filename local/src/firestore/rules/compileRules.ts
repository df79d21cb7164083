import { accessDocuments } from './accessDocuments.ts'
import type { ServiceName } from './builtins/builtinsOf.ts'
import type { SourceFile } from './language/parse.ts'
import { judge } from './plan/judge.ts'
import { planProgram } from './plan/planProgram.ts'
import type { Program } from './plan/Program.ts'
import { proveList } from './list/proveList.ts'
import { requestOf } from './requestOf.ts'
import { documentSegments, resourceOf } from './resourceOf.ts'
import type { Compiled, Ruleset, SingleRequest, Trace } from './Ruleset.ts'

/**
 * Compiles rules files. Anything that the engine does not know is an issue, and denies where it is evaluated; an
 * ERROR leaves no ruleset.
 */
export const compileRules = (
  files: readonly SourceFile[],
  service: ServiceName = 'cloud.firestore',
): Compiled => {
  const { program, issues } = planProgram(files, service)
  return { ruleset: program && rulesetOf(program), issues, files }
}

const rulesetOf = (program: Program): Ruleset => ({
  check: (request, trace) =>
    request.method === 'list' ? proveList(program, request, trace) : checkSingle(program, request, trace),
})

const checkSingle = (
  program: Program,
  request: SingleRequest,
  trace: Trace | undefined,
): ReturnType<Ruleset['check']> => {
  const { documents, reads } = accessDocuments(request.access, request.accessed)
  const run = {
    request: requestOf(request),
    resource: resourceOf(request.resource),
    documents,
    spent: 0,
    trace,
  }
  return { ...judge(program, request.method, documentSegments(request.path), run), reads: [...reads] }
}
