import type { Json, JsonObject } from '../service/Json.ts'
import { statusError } from '../service/Status.ts'
import type { ChangeKind, Trigger } from './Trigger.ts'

/** The registration of a v1 function (`PUT …/triggers/{key}`); throws INVALID_ARGUMENT. */
export function readTriggerV1(project: string, key: string, body: Json): Trigger {
  const trigger = member(body, 'eventTrigger')
  const eventType = text(trigger, 'eventType')
  const resource = /^projects\/[^/]+\/databases\/([^/]+)\/documents\/(.+)$/.exec(text(trigger, 'resource'))
  const change = changesV1.get(
    /^providers\/cloud\.firestore\/eventTypes\/document\.(\w+)$/.exec(eventType)?.[1],
  )
  if (resource === null || change === undefined) throw refused(key)
  const [, database = '', pattern = ''] = resource
  return { key, project, database, change, pattern, generation: 1, eventType }
}

/** The registration of a v2 function (`POST …/eventarcTrigger?eventarcTriggerId={key}`); throws INVALID_ARGUMENT. */
export function readTriggerV2(project: string, key: string, body: Json): Trigger {
  const eventType = text(body, 'eventType')
  const change = changesV2.get(
    /^google\.cloud\.firestore\.document\.v1\.(\w+?)(?:\.withAuthContext)?$/.exec(eventType)?.[1],
  )
  const document = member(body, 'document')
  const pattern = text(document, 'value')
  if (change === undefined || pattern === '') throw refused(key)
  return {
    key,
    project,
    database: text(body, 'database') || '(default)',
    change,
    pattern,
    generation: 2,
    eventType,
  }
}

const changesV1: ReadonlyMap<string | undefined, ChangeKind> = new Map([
  ['create', 'created'],
  ['update', 'updated'],
  ['delete', 'deleted'],
  ['write', 'written'],
])
const changesV2: ReadonlyMap<string | undefined, ChangeKind> = new Map([
  ['created', 'created'],
  ['updated', 'updated'],
  ['deleted', 'deleted'],
  ['written', 'written'],
])

const isObject = (json: Json | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
const member = (json: Json, name: string): Json => (isObject(json) ? (json[name] ?? null) : null)
function text(json: Json, name: string): string {
  const value = member(json, name)
  return typeof value === 'string' ? value : ''
}
const refused = (key: string) => statusError('INVALID_ARGUMENT', `Trigger ${key} is not one of Firestore's.`)
