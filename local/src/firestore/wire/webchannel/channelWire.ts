import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Service } from '../../service/Service.ts'
import { callerOf } from '../callerOf.ts'
import { readBody } from '../readBody.ts'
import { wireError } from '../wireError.ts'
import { channelSession } from './channelSession.ts'
import type { BackChannel, ChannelSession } from './channelSession.ts'
import { frame } from './frame.ts'
import { readForm, readHeaders } from './readForm.ts'
import { shareConnections } from './shareConnections.ts'

/** The WebChannel side of the port: Listen and Write of browsers, VER=8. */
export interface ChannelWire {
  /** Answers a request to `/google.firestore.v1.Firestore/{Listen|Write}/channel`. */
  answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void>
  close(): void
}

/** Whether a path is one that a ChannelWire answers. */
export const isChannelPath = (path: string): boolean => channelPath.test(path)
const channelPath = /^\/google\.firestore\.v1\.Firestore\/(Listen|Write)\/channel$/

/** The client's watchdog takes a channel for dead when it is silent for half as long again. */
const keepAliveMs = 30_000
const idleMs = 120_000
const sweepMs = 10_000

/** Sessions whose client was not heard for two minutes are ended. */
export function channelWire(service: Service): ChannelWire {
  const sessions = new Map<string, ChannelSession>()
  const connections = shareConnections()
  const sweep = setInterval(() => {
    for (const session of sessions.values()) {
      session.keepAlive()
      const idle = session.idleSince()
      if (idle !== null && performance.now() - idle > idleMs) session.end()
    }
  }, sweepMs)
  sweep.unref()

  const handshake = async (request: IncomingMessage, response: ServerResponse, url: URL, rpc: Rpc) => {
    const form = readForm(await readBody(request))
    const authorization =
      form.headers.get('authorization') ??
      readHeaders(url.searchParams.get('$httpHeaders') ?? '').get('authorization') ??
      request.headers.authorization
    const sid = randomUUID()
    const gone = new AbortController()
    const session = channelSession(
      () => ({
        bidi: service.bidi[rpc],
        call: { caller: callerOf(authorization), signal: gone.signal },
      }),
      () => {
        sessions.delete(sid)
        gone.abort()
      },
    )
    sessions.set(sid, session)
    head(response).end(frame([[0, ['c', sid, '', 8, 14, keepAliveMs]]]))
    session.forward(form)
  }

  return {
    async answer(request, response, url) {
      const rpc: Rpc = channelPath.exec(url.pathname)?.[1] === 'Write' ? 'Write' : 'Listen'
      const sid = url.searchParams.get('SID')
      try {
        if (sid === null && request.method === 'POST') return await handshake(request, response, url, rpc)
        const session = sessions.get(sid ?? '')
        // The client looks for these words and opens a new session at once.
        if (session === undefined) {
          response.writeHead(400, { 'Content-Type': 'text/html; charset=utf-8' })
          return void response.end('<HTML><BODY><H1>Unknown SID</H1></BODY></HTML>')
        }
        if (url.searchParams.get('TYPE') === 'terminate') {
          request.resume()
          session.end()
          return void head(response).end()
        }
        session.acknowledge(Number(url.searchParams.get('AID') ?? -1))
        if (request.method === 'GET') {
          const browser = `${request.socket.remoteAddress} ${request.headers['user-agent']}`
          response.on('close', connections.opened(browser, session.giveWay))
          return openBackChannel(session, response, url)
        }
        session.forward(readForm(await readBody(request)))
        head(response).end(frame(session.status()))
      } catch (error) {
        const { code, message } = wireError(error)
        if (!response.headersSent) response.writeHead(code, { 'Content-Type': 'text/plain; charset=utf-8' })
        response.end(message)
      }
    },
    close() {
      clearInterval(sweep)
      connections.close()
      for (const session of sessions.values()) session.end()
    },
  }
}

type Rpc = 'Listen' | 'Write'

const head = (response: ServerResponse): ServerResponse =>
  response.writeHead(200, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'private, max-age=0',
    'X-Content-Type-Options': 'nosniff',
  })

function openBackChannel(session: ChannelSession, response: ServerResponse, url: URL): void {
  const longPoll = url.searchParams.get('CI') === '1'
  head(response).flushHeaders()
  const channel: BackChannel = {
    longPoll,
    write: text => void response.write(text),
    end: () => void response.end(),
  }
  response.on('close', () => session.detach(channel))
  session.attach(channel)
}
