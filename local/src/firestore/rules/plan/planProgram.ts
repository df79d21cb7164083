import type { ServiceName } from '../builtins/builtinsOf.ts'
import { builtinsOf } from '../builtins/builtinsOf.ts'
import { parse } from '../language/parse.ts'
import type { SourceFile } from '../language/parse.ts'
import { issueAt } from '../language/SyntaxIssue.ts'
import type { BlockTree, FileTree } from '../language/Tree.ts'
import type { Issue } from '../Ruleset.ts'
import { yes } from '../values/make.ts'
import { checkCalls } from './checkCalls.ts'
import { planExpression } from './planExpression.ts'
import { checkBindings, declareFunctions, planFunction } from './planFunctions.ts'
import type { Planner } from './Planner.ts'
import type { Block, Program } from './Program.ts'
import type { PlannedFunction, Scope } from './Scope.ts'
import { blockScope, emptyScope } from './Scope.ts'

/** Compiles rules files for one service. The program is null when any issue is an ERROR. */
export const planProgram = (
  files: readonly SourceFile[],
  service: ServiceName,
): { readonly program: Program | null; readonly issues: readonly Issue[] } => {
  const issues: Issue[] = []
  const blocks: Block[] = []
  let version: Program['version'] = '1'
  for (const file of files) {
    const { tree, issue } = parse(file)
    if (issue) issues.push(issue)
    else {
      if (tree.version === '2') version = '2'
      blocks.push(...planFile(tree, service, issues))
    }
  }
  const failed = issues.some(({ severity }) => severity === 'ERROR')
  return { program: failed ? null : { version, blocks }, issues }
}

const planFile = (tree: FileTree, service: ServiceName, issues: Issue[]): readonly Block[] => {
  const all: PlannedFunction[] = []
  const report: Planner['report'] = (severity, description, at) => {
    issues.push(issueAt(tree.name, severity, description, at))
  }
  const planner = (scope: Scope): Planner => ({ builtins: builtinsOf(service), scope, inside: null, report })

  const planBlock = (block: BlockTree, outer: Scope): Block => {
    const captures = block.pattern.flatMap(part => (part.kind === 'literal' ? [] : [part]))
    checkBindings(captures, planner(outer))
    checkGlobs(block, tree.version, report)
    const functions = declareFunctions(block.functions, report)
    const scope = blockScope(
      outer,
      captures.map(({ name }) => name),
      functions,
    )
    planAll(functions, scope)
    return {
      pattern: block.pattern.map(part =>
        part.kind === 'literal' ? { kind: 'literal', text: part.text } : { kind: part.kind },
      ),
      allows: block.allows.map(({ at, methods, condition }) => ({
        line: at.line,
        methods: new Set(methods),
        condition: condition ? planExpression(condition, planner(scope)) : () => yes,
      })),
      blocks: block.blocks.map(inner => planBlock(inner, scope)),
    }
  }
  const planAll = (functions: ReadonlyMap<string, PlannedFunction>, scope: Scope): void => {
    for (const planned of functions.values()) {
      planFunction(planned, planner(scope))
      all.push(planned)
    }
  }

  const shared = declareFunctions(tree.functions, report)
  const top = blockScope(emptyScope, [], shared)
  planAll(shared, top)
  const blocks = tree.services
    .filter(({ name }) => name === service)
    .flatMap(({ block }) => planBlock(block, top).blocks)
  checkCalls(all, report)
  return blocks
}

const checkGlobs = (block: BlockTree, version: FileTree['version'], report: Planner['report']): void => {
  const globs = block.pattern.filter(part => part.kind === 'glob')
  if (globs.length > 1) {
    report(
      'ERROR',
      'Invalid glob match expression. Only one glob match is permitted in a match declaration path.',
      block.at,
    )
  }
  if (version === '1' && globs.length > 0 && (block.pattern.at(-1)?.kind !== 'glob' || block.blocks.length)) {
    report('ERROR', 'Invalid glob match expression. A glob match must end the path in version 1.', block.at)
  }
}
