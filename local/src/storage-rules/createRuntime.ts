import { planProgram } from '../firestore/rules/plan/planProgram.ts'
import type { Program } from '../firestore/rules/plan/Program.ts'
import type { Issue, RulesDocument } from '../firestore/rules/Ruleset.ts'
import { fieldsFromJson } from '../firestore/value/fromJson.ts'
import type { Answer, FetchedDocument, Incoming, LoadRuleset, Outgoing, Verify } from './Message.ts'
import { verify } from './verify.ts'

/** The Storage rules runtime, apart from its pipes: takes lines, and answers each by `send` when it is ready. */
export const createRuntime = (send: (message: Outgoing) => void): { receive(line: string): void } => {
  const rulesets = new Map<string, Program>()
  const waiting = new Map<number, (fetched: FetchedDocument) => void>()

  const answer = (id: number, result: Answer['result'], notes: Partial<Answer> = {}): void =>
    send({ id, status: 'ok', errors: [], warnings: [], ...(result ? { result } : {}), ...notes })

  const load = ({ id, context }: LoadRuleset): void => {
    const { program, issues } = planProgram(context.source.files, 'firebase.storage')
    const notes = (severity: Issue['severity']): readonly string[] =>
      issues.filter(issue => issue.severity === severity).map(asText)
    if (program) rulesets.set(context.rulesetName, program)
    answer(id, program ? { rulesVersion: Number(program.version) } : undefined, {
      errors: notes('ERROR'),
      warnings: notes('WARNING'),
    })
  }

  const fetchFor =
    (id: number) =>
    async (segments: readonly string[]): Promise<RulesDocument | null> => {
      const fetched = await new Promise<FetchedDocument>(resolve => {
        waiting.set(id, resolve)
        const path = `/${segments.map(encodeSegment).join('/')}`
        const status = { status: 'ok', errors: [], warnings: [] } as const
        send({ server_request_id: id, action: 'fetch_firestore_document', ...status, context: { path } })
      })
      if (fetched.status !== 'ok' || !fetched.result) return null
      return { path: segments.slice(3).join('/'), fields: fieldsFromJson(fetched.result.fields ?? {}) }
    }

  const check = async ({ id, context }: Verify): Promise<void> => {
    const program = rulesets.get(context.rulesetName)
    if (!program) {
      answer(id, { permit: false }, { errors: [`Unknown ruleset ${context.rulesetName}.`] })
      return
    }
    const verdict = await verify(program, context, fetchFor(id))
    const failed = !verdict.allowed && verdict.message.includes('evaluation error')
    answer(id, { permit: verdict.allowed }, failed ? { warnings: [verdict.message.trim()] } : {})
  }

  const handle = async (message: Incoming): Promise<void> => {
    if (message.action === 'load_ruleset') load(message)
    else if (message.action === 'verify') await check(message)
    else if (message.action === undefined && waiting.has(message.id)) {
      const resume = waiting.get(message.id)
      waiting.delete(message.id)
      resume?.(message)
    } else answer((message as Incoming).id, { permit: false }, { errors: ['Unknown action.'] })
  }

  return {
    receive: line => {
      const message = readMessage(line)
      // Whatever goes wrong, the CLI waits for an answer to its id; a denial is the safe one.
      if (message) {
        handle(message).catch((error: unknown) =>
          answer(message.id, { permit: false }, { errors: [String(error)] }),
        )
      }
    },
  }
}

const readMessage = (line: string): Incoming | null => {
  try {
    const message: unknown = JSON.parse(line)
    const well = typeof message === 'object' && message !== null && 'id' in message
    return well && typeof message.id === 'number' ? (message as Incoming) : null
  } catch {
    return null
  }
}

/** Escapes what a URL would misread; `(default)` stays as it is. */
const encodeSegment = (segment: string): string => encodeURIComponent(segment)

/** The form in which the CLI prints an issue with its place. */
const asText = ({ description, sourcePosition: { fileName, line, column } }: Issue): string =>
  JSON.stringify({
    description_: description,
    sourcePosition_: { fileName_: fileName, line_: line, column_: column },
  })
