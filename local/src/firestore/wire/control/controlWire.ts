import type { IncomingMessage, ServerResponse } from 'node:http'
import { resolve } from 'node:path'
import type { Firestore } from '../../service/Firestore.ts'
import type { Json, JsonObject } from '../../service/Json.ts'
import { statusError } from '../../service/Status.ts'
import { readTriggerV1, readTriggerV2 } from '../../triggers/readTrigger.ts'
import type { Trigger } from '../../triggers/Trigger.ts'
import { readBody } from '../readBody.ts'
import { readJson } from '../readJson.ts'
import { wireError } from '../wireError.ts'
import { controlRoute } from './controlRoute.ts'
import type { ControlRoute } from './controlRoute.ts'
import { pushRules } from './pushRules.ts'
import type { CompileRules } from './pushRules.ts'

/** As many of the documents that are written most as are told. */
const HOTTEST = 10

/** The emulator's control endpoints: rules, triggers, clearing, export, and our own meters. */
export interface ControlWire {
  answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void>
}

export interface ControlParts {
  readonly firestore: Firestore
  readonly compile: CompileRules
  readonly addTrigger: (trigger: Trigger) => void
  readonly restTriggers: (project: string, resting: boolean) => void
  /** What is in force for projects that pushed nothing; shown by `GET …:securityRules`. */
  readonly defaultRules: Json
}

/** Bodies are read as JSON whatever their content type, as the emulator's clients need. */
export function controlWire(parts: ControlParts): ControlWire {
  const pushed = new Map<string, Json>()

  const answerRoute = async (route: ControlRoute, body: Json): Promise<Json> => {
    const { firestore } = parts
    switch (route.kind) {
      case 'health':
        return 'Ok\n'
      case 'putRules':
        return pushRules(body, parts.compile, compiled => {
          firestore.rulesets.set(route.project, compiled)
          if (compiled.ruleset !== null) pushed.set(route.project, body)
        })
      case 'getRules':
        return pushed.get(route.project) ?? parts.defaultRules
      case 'ruleCoverage':
        return { reports: [] }
      case 'putTriggerV1':
        parts.addTrigger(readTriggerV1(route.project, route.key, body))
        return {}
      case 'putTriggerV2':
        parts.addTrigger(readTriggerV2(route.project, route.key, body))
        return body
      case 'restTriggers':
        parts.restTriggers(route.project, route.resting)
        return {}
      case 'clear':
        firestore.clear(route.project, route.database)
        return {}
      case 'export':
        await exportDatabase(firestore, body)
        return {}
      case 'readMeters':
        return { ...firestore.meters.read(route.project) }
      case 'resetMeters':
        firestore.meters.reset(route.project)
        return {}
      case 'watchDocuments':
        firestore.meters.watchDocuments(route.project)
        return {}
      case 'hottestDocuments':
        return { hottest: firestore.meters.hottest(route.project, HOTTEST).map(each => ({ ...each })) }
    }
  }

  return {
    async answer(request, response, url) {
      try {
        const body = parseBody(await readBody(request))
        const route = controlRoute(request.method ?? 'GET', url)
        if (route === null)
          throw statusError('NOT_FOUND', `No such endpoint: ${request.method} ${url.pathname}`)
        const answer = await answerRoute(route, body)
        if (typeof answer === 'string') {
          response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8' }).end(answer)
        } else send(response, 200, answer)
      } catch (error) {
        const told = wireError(error)
        send(response, told.code, { error: told })
      }
    },
  }
}

/** The directory is relative to where the server was started, as the hub expects. */
async function exportDatabase(firestore: Firestore, body: Json): Promise<void> {
  const database = /^projects\/([^/]+)\/databases\/([^/]+)$/.exec(text(body, 'database'))
  const directory = text(body, 'export_directory')
  if (database === null || directory === '') {
    throw statusError('INVALID_ARGUMENT', 'An export needs `database` as a full name and `export_directory`.')
  }
  const [, project = '', id = ''] = database
  const name = text(body, 'export_name') || 'firestore_export'
  if (/[/\\\0]/.test(name) || name.length > 200 || directory.includes('\0')) {
    throw statusError('INVALID_ARGUMENT', '`export_name` is the name of a file, `export_directory` a path.')
  }
  await firestore.exportTo(resolve(directory, name), { project, database: id, name })
}

function text(body: Json, member: string): string {
  const value = isObject(body) ? body[member] : undefined
  return typeof value === 'string' ? value : ''
}

const parseBody = (text: string): Json => (text.trim() === '' ? {} : readJson(text, 'The body is not JSON.'))

function send(response: ServerResponse, code: number, body: Json): void {
  response.writeHead(code, { 'Content-Type': 'application/json; charset=UTF-8' }).end(JSON.stringify(body))
}

const isObject = (json: Json | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
