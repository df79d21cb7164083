import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Messenger, World } from './Messenger.ts'
import { isRecord, parseJson, readBody } from './readForm.ts'
import { sendJson } from './sendJson.ts'

/** What the control interface needs besides the messengers. */
export interface ControlServer {
  world: World
  messengers: Messenger[]
  reset(seed: number | undefined): void
}

const sendImage = (response: ServerResponse, type: string, bytes: Buffer) => {
  response.writeHead(200, {
    'content-type': type,
    'content-length': bytes.length,
    'cache-control': 'private, max-age=3600',
  })
  response.end(bytes)
}

function serveShared(
  { world, messengers, reset }: ControlServer,
  method: string,
  name: string,
  body: unknown,
): { status: number; value: unknown } | Promise<{ status: number; value: unknown }> | undefined {
  const good = (value: unknown) => ({ status: 200, value })
  switch (`${method} ${name}`) {
    case 'POST faults': {
      const problem = world.faults.add(body)
      return problem === undefined ? good(world.faults.report()) : { status: 400, value: { error: problem } }
    }
    case 'DELETE faults':
      world.faults.clear()
      return good(world.faults.report())
    case 'GET faults':
      return good(world.faults.report())
    case 'POST clock': {
      const ms = isRecord(body) ? Number(body['advanceMs']) : Number.NaN
      if (!(ms >= 0)) return { status: 400, value: { error: 'advanceMs is a number of milliseconds' } }
      return world.clock.advance(ms).then(now => good({ now }))
    }
    case 'GET clock':
      return good({ now: world.clock.now() })
    case 'POST reset':
      reset(isRecord(body) && typeof body['seed'] === 'number' ? body['seed'] : undefined)
      return good({})
    case 'GET ledger':
      return good(world.ledger.report())
    case 'GET phone':
      return good({
        channels: messengers.flatMap(messenger =>
          messenger.channels().map(channel => ({ messenger: messenger.name, ...channel })),
        ),
        chats: messengers.flatMap(messenger => messenger.chats()),
        now: world.clock.now(),
      })
    default:
      return undefined
  }
}

/** Serves `/_sim/…`; false for other paths. */
export async function serveControl(
  control: ControlServer,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<boolean> {
  const [, name, call, ...rest] = url.pathname.startsWith('/_sim/') ? url.pathname.slice(1).split('/') : []
  if (name === undefined) return false
  const method = request.method ?? 'GET'
  const raw = method === 'POST' ? await readBody(request) : undefined
  const body = raw && raw.length > 0 ? parseJson(raw) : {}
  if (body === undefined) {
    sendJson(response, 400, { error: 'the body is not JSON' })
    return true
  }
  const messenger = control.messengers.find(one => one.name === name)
  const shared = call === undefined ? await serveShared(control, method, name, body) : undefined
  if (shared) {
    sendJson(response, shared.status, shared.value)
  } else if (name === 'phone' && (call === 'file' || call === 'avatar')) {
    const [owner = '', id = ''] = rest.map(decodeURIComponent)
    const file = control.messengers.find(one => one.name === owner)?.[call](id)
    if (file) sendImage(response, file.type, file.bytes)
    else sendJson(response, 404, { error: 'no such file' })
  } else if (messenger && call === 'calls' && method === 'GET') {
    sendJson(response, 200, messenger.calls.after(Number(url.searchParams.get('after') ?? 0)))
  } else {
    const run = method === 'POST' ? messenger?.control[call ?? ''] : undefined
    const answer = run && isRecord(body) ? await run(body) : undefined
    if (!answer) sendJson(response, 404, { error: `no such call: ${method} ${url.pathname}` })
    else if (answer.ok) sendJson(response, 200, answer.value)
    else sendJson(response, answer.status, { error: answer.error })
  }
  return true
}
