import type { Compiled } from '../../rules/Ruleset.ts'
import type { Json, JsonObject } from '../../service/Json.ts'
import { statusError } from '../../service/Status.ts'

export interface RulesFile {
  readonly name: string
  readonly content: string
}
export type CompileRules = (files: readonly RulesFile[]) => Promise<Compiled>

/**
 * Compiles pushed rules and hands them over, with or without a ruleset; answers what the push is answered with.
 * With `ignore_errors` the issues are the answer; without, errors are thrown as INVALID_ARGUMENT.
 */
export async function pushRules(
  body: Json,
  compile: CompileRules,
  accept: (compiled: Compiled) => void,
): Promise<Json> {
  const files = readFiles(body)
  const compiled = await compile(files)
  const errors = compiled.issues.filter(issue => issue.severity === 'ERROR')
  accept(compiled)
  if (compiled.ruleset === null && (!isObject(body) || body['ignore_errors'] !== true)) {
    const lines = errors.map(
      ({ description, sourcePosition: { line, column } }) => `L${line}:${column} ${description}`,
    )
    throw statusError('INVALID_ARGUMENT', ['Error compiling rules:', ...lines].join('\n'))
  }
  return compiled.issues.length === 0 ? {} : { issues: compiled.issues.map(issue => ({ ...issue })) }
}

function readFiles(body: Json): readonly RulesFile[] {
  const rules = isObject(body) ? body['rules'] : undefined
  const files = isObject(rules) ? rules['files'] : undefined
  const read: RulesFile[] = []
  for (const file of Array.isArray(files) ? files : []) {
    const content = isObject(file) ? file['content'] : undefined
    const name = isObject(file) ? file['name'] : undefined
    if (typeof content === 'string')
      read.push({ name: typeof name === 'string' ? name : 'security.rules', content })
  }
  if (read.length === 0) throw statusError('INVALID_ARGUMENT', 'No rules file in the request.')
  return read
}

const isObject = (json: Json | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
