import { createHash } from 'node:crypto'
import { onRequest } from 'firebase-functions/https'
import { eventsApi } from '@chats/domain/eventsApi'
import { eventsPerMinute, region } from '../config.ts'
import { createEvents } from '../firestore/createEvents.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { parseBody } from '../messengers/parseBody.ts'
import { createPace } from '../usecases/createPace.ts'
import { takeEvent } from '../usecases/takeEvent.ts'
import type { EventHttpAnswer, TakeEventPorts } from '../usecases/takeEvent.ts'

const MOST_INSTANCES = 5

/** Other systems tell here what people did: `POST /events`; `GET /events/openapi.json` says how. */
export const events = onRequest(
  {
    region,
    memory: '256MiB',
    concurrency: 40,
    maxInstances: MOST_INSTANCES,
    timeoutSeconds: 30,
    invoker: 'public',
  },
  async (request, response) => {
    // Hosting passes the whole path on; the function's own address has none of it.
    const path = request.path.replace(/^\/events(?=\/|$)/u, '').replace(/\/$/u, '')
    const answer = await answerTo(request.method, path, {
      header: name => request.get(name),
      body: request.rawBody ?? new Uint8Array(),
    })
    for (const [name, value] of Object.entries(answer.headers ?? {})) response.set(name, value)
    response.status(answer.status).set('Cache-Control', 'no-store').json(answer.body)
  },
)

async function answerTo(
  method: string,
  path: string,
  request: Parameters<typeof takeEvent>[0],
): Promise<EventHttpAnswer> {
  if (path === '/openapi.json' && method === 'GET') return { status: 200, body: eventsApi() }
  if (path !== '') return { status: 404, body: { error: 'not_found', message: 'There is nothing here.' } }
  if (method !== 'POST')
    return {
      status: 405,
      headers: { Allow: 'POST' },
      body: { error: 'not_allowed', message: 'POST an event.' },
    }
  return takeEvent(request, (ports ??= makePorts()))
}

const makePorts = (): TakeEventPorts => ({
  events: createEvents(openDatabase()),
  waitOf: createPace(eventsPerMinute(), Date.now),
  known: new Set(),
  parse: parseBody,
  hashOf: text => createHash('sha256').update(text).digest('hex'),
  now: Date.now,
  log,
})
let ports: TakeEventPorts | undefined
