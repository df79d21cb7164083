import type { CommitEvent, DocumentChange } from '../commit/CommitEvent.ts'
import type { Json } from '../service/Json.ts'
import type { Caller } from '../service/Service.ts'
import { formatTimestamp } from '../value/timestamp.ts'
import { documentToJson } from '../value/toJson.ts'
import { changedFields } from './changedFields.ts'
import type { Trigger } from './Trigger.ts'

/** What is posted to the functions emulator for one change and one trigger. */
export interface EventRequest {
  readonly headers: { readonly [name: string]: string }
  readonly body: string
}

/**
 * v1: a JSON event. v2: a CloudEvent in binary mode (attributes in `ce-` headers), or in structured mode when an
 * attribute is not ASCII; its data is google.events.cloud.firestore.v1.DocumentEventData as JSON.
 */
export function eventRequest(
  trigger: Trigger,
  event: CommitEvent,
  change: DocumentChange,
  id: string,
): EventRequest {
  const data = eventData(event, change)
  if (trigger.generation === 2) return cloudEventRequest(cloudEvent(trigger, event, change, id), data)
  const context = {
    eventId: id,
    timestamp: formatTimestamp(event.time),
    eventType: trigger.eventType,
    resource: { service: 'firestore.googleapis.com', name: nameOf(event, change) },
  }
  return { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ context, data }) }
}

interface Attributes {
  readonly [name: string]: string
}

function cloudEventRequest(attributes: Attributes, data: Json): EventRequest {
  // The functions runtime takes headers as they are, so percent-encoded ids would reach the function encoded.
  if (Object.values(attributes).some(value => /[^\x20-\x7e]|^ | $/.test(value))) {
    return {
      headers: { 'Content-Type': 'application/cloudevents+json; charset=UTF-8' },
      body: JSON.stringify({ ...attributes, data }),
    }
  }
  const headers = Object.entries(attributes).map(([name, value]) => [`ce-${name}`, value])
  return {
    headers: { 'Content-Type': 'application/json; charset=UTF-8', ...Object.fromEntries(headers) },
    body: JSON.stringify(data),
  }
}

function eventData(event: CommitEvent, { path, before, after }: DocumentChange): Json {
  const name = nameOf(event, { path })
  return {
    value: after === null ? undefined : documentToJson(name, after),
    oldValue: before === null ? undefined : documentToJson(name, before),
    updateMask:
      before === null || after === null ? {} : { fieldPaths: changedFields(before.fields, after.fields) },
  }
}

const nameOf = (event: CommitEvent, { path }: Pick<DocumentChange, 'path'>): string =>
  `projects/${event.project}/databases/${event.database}/documents/${path}`

function cloudEvent(trigger: Trigger, event: CommitEvent, { path }: DocumentChange, id: string): Attributes {
  return {
    specversion: '1.0',
    // Without it the runtime does not know the data's type and refuses the event.
    datacontenttype: 'application/json',
    type: trigger.eventType,
    id,
    time: formatTimestamp(event.time),
    source: `//firestore.googleapis.com/projects/${event.project}/databases/${event.database}`,
    subject: `documents/${path}`,
    dataschema:
      'https://github.com/googleapis/google-cloudevents/blob/main/proto/google/events/cloud/firestore/v1/data.proto',
    location: 'us-central1',
    project: event.project,
    database: event.database,
    namespace: '(default)',
    document: path,
    ...(trigger.eventType.endsWith('.withAuthContext') ? authContext(event.caller) : {}),
  }
}

function authContext(caller: Caller): Attributes {
  if (caller.kind === 'owner') return { authtype: 'service_account' }
  return caller.auth === null
    ? { authtype: 'unauthenticated' }
    : { authtype: 'app_user', authid: caller.auth.uid }
}
