import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Json } from '../../service/Json.ts'
import type { Call, Service } from '../../service/Service.ts'
import { statusError } from '../../service/Status.ts'
import { callerOf } from '../callerOf.ts'
import { checkRequestSize } from '../checkRequestSize.ts'
import { readBody } from '../readBody.ts'
import { readJson } from '../readJson.ts'
import { wireError } from '../wireError.ts'
import { restRoute } from './restRoute.ts'
import type { RestRoute } from './restRoute.ts'

/** The REST side of the port: every RPC but Listen and Write, as JSON (google.api.http of firestore.proto). */
export interface RestWire {
  /** Answers a request to `/v1/…`. */
  answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void>
}

/** Bodies are read as JSON whatever their content type: browsers send `text/plain` to spare a preflight. */
export function restWire(service: Service): RestWire {
  return {
    async answer(request, response, url) {
      const gone = new AbortController()
      // With a reason of its own none is made, and with it no stack trace.
      response.on('close', () => gone.abort('closed'))
      let stream = false
      try {
        const text = await readBody(request)
        checkRequestSize(Buffer.byteLength(text))
        const body = parseBody(text)
        const route = restRoute(request.method ?? 'GET', url, body)
        if (route === null) throw statusError('NOT_FOUND', `No such route: ${request.method} ${url.pathname}`)
        const call = { caller: callerOf(request.headers.authorization), signal: gone.signal }
        stream = route.kind === 'stream'
        if (route.kind === 'stream') await answerStream(service, route, call, response)
        else json(response, 200, await service.unary[route.rpc](route.request, call))
      } catch (error) {
        const told = wireError(error)
        if (response.headersSent) return void response.end(`,${JSON.stringify({ error: told })}]`)
        json(response, told.code, stream ? [{ error: told }] : { error: told })
      }
    },
  }
}

async function answerStream(
  service: Service,
  route: RestRoute & { kind: 'stream' },
  call: Call,
  response: ServerResponse,
): Promise<void> {
  let comma = '['
  for await (const item of service.serverStream[route.rpc](route.request, call)) {
    if (!response.headersSent) response.writeHead(200, { 'Content-Type': 'application/json; charset=UTF-8' })
    response.write(`${comma}${JSON.stringify(item)}`)
    comma = ','
  }
  if (response.headersSent) response.end(']')
  else json(response, 200, [])
}

const parseBody = (text: string): Json =>
  text.trim() === '' ? {} : readJson(text, 'Invalid JSON payload received.')

const json = (response: ServerResponse, code: number, body: Json): void => {
  response.writeHead(code, { 'Content-Type': 'application/json; charset=UTF-8' }).end(JSON.stringify(body))
}
