import express from 'express'
import type { Request } from 'express'
import { setTimeout as sleep } from 'node:timers/promises'
import * as functions from '../../functions/src/index.ts'

// The functions in a process of their own, called as the platform calls them: the webhook by HTTP, triggers by
// CloudEvents from Firestore, tasks by the queue's API (which, as the emulator's, does not wait for scheduleTime).
type Handler = (event: unknown) => Promise<unknown>
const all = functions as unknown as Record<string, Handler & { run: Handler }>
const app = express()
const keepRaw = express.raw({
  type: () => true,
  limit: '32mb',
  inflate: true,
  verify: (request, _response, raw) => {
    Object.assign(request, { rawBody: raw })
  },
})

app.use('/webhook', keepRaw, (request, response) => {
  void functions.webhook(request as unknown as Parameters<typeof functions.webhook>[0], response)
})

app.use('/events', keepRaw, (request, response) => {
  void functions.events(request as unknown as Parameters<typeof functions.events>[0], response)
})

app.post('/actOnMessage', express.json(), (request, response) => {
  void functions.actOnMessage(request as unknown as Parameters<typeof functions.actOnMessage>[0], response)
})

app.post('/callable/:name', express.json(), (request, response) => {
  const callable = all[request.params.name] as unknown as typeof functions.actOnMessage
  void callable(request as unknown as Parameters<typeof functions.actOnMessage>[0], response)
})

app.post(
  '/functions/projects/:project/triggers/:key',
  express.json({ limit: '32mb', type: () => true }),
  async (request, response) => {
    const run = all[String(request.params['key']).split('-')[2] ?? '']
    try {
      await run?.(cloudEvent(request))
      response.sendStatus(run ? 200 : 404)
    } catch (error) {
      console.error(error)
      response.sendStatus(500)
    }
  },
)

app.post(
  '/projects/:project/locations/:location/queues/:queue/tasks',
  express.json({ type: () => true }),
  (request, response) => {
    const body = Buffer.from(request.body.task.httpRequest.body, 'base64').toString()
    void dispatch(String(request.params['queue']), JSON.parse(body))
    response.json({ task: request.body.task })
  },
)

/** What is in each queue's hands, and who waits for their turn: a queue runs as many at once as it says. */
const queues = new Map<string, { running: number; readonly waiting: (() => void)[] }>()

async function dispatch(queue: string, body: object): Promise<void> {
  const turns = queues.get(queue) ?? { running: 0, waiting: [] }
  queues.set(queue, turns)
  if (turns.running >= atOnce(queue)) await new Promise<void>(resolve => turns.waiting.push(resolve))
  else turns.running++
  await tryOut(queue, body)
  const next = turns.waiting.shift()
  if (next) next()
  else turns.running--
}

function atOnce(queue: string): number {
  const trigger = (all[queue] as unknown as { __endpoint?: Endpoint } | undefined)?.__endpoint
    ?.taskQueueTrigger
  const most = trigger?.rateLimits?.maxConcurrentDispatches
  return typeof most === 'number' ? most : 1000
}
interface Endpoint {
  readonly taskQueueTrigger?: { readonly rateLimits?: { readonly maxConcurrentDispatches?: unknown } }
}

async function tryOut(queue: string, body: object): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const done = await all[queue]?.run(body).then(
      () => true,
      error => {
        console.error(error)
        return false
      },
    )
    if (done) return
    await sleep(Math.min(100 * 2 ** attempt, 2000))
  }
}

app.post('/scheduled/:name', async (request, response) => {
  try {
    await all[request.params.name]?.run({})
    response.sendStatus(200)
  } catch (error) {
    console.error(error)
    response.sendStatus(500)
  }
})

function cloudEvent(request: Request): Record<string, unknown> {
  if (request.get('content-type')?.includes('cloudevents')) return request.body
  const attributes = Object.entries(request.headers)
    .filter(([name]) => name.startsWith('ce-'))
    .map(([name, value]) => [name.slice(3), value])
  return { ...Object.fromEntries(attributes), data: request.body }
}

// They are told when to listen, and where to end themselves.
process.once('message', ({ killAt }: { killAt?: string }) => {
  if (killAt) process.env['CHATS_KILL_AT'] = killAt
  const server = app.listen(Number(process.env['PORT']), '127.0.0.1', () => process.send?.('listening'))
  process.removeAllListeners('disconnect').once('disconnect', () => server.close(() => process.exit(0)))
})
process.once('disconnect', () => process.exit(0))
process.send?.('loaded')
