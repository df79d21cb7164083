import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Firestore } from '../service/Firestore.ts'
import { statusError } from '../service/Status.ts'
import { wireError } from '../wire/wireError.ts'
import { pageFile } from './pageFile.ts'
import { pageRoute } from './pageRoute.ts'
import type { PageRoute } from './pageRoute.ts'
import { streamRequests } from './streamRequests.ts'

/** The page for people, and the data it shows. */
export interface PageWire {
  /** Answers a request that is the page's; false leaves it to the other wires. */
  answer(request: IncomingMessage, response: ServerResponse, url: URL): boolean
}

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'"

export function pageWire(firestore: Firestore): PageWire {
  const answerRoute = async (
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    route: PageRoute,
  ): Promise<void> => {
    if (route.kind === 'file') return sendFile(response, route.name)
    // What is stored and who asked for it is for this page alone, not for any site open in the same browser.
    if (isForeign(request)) throw statusError('PERMISSION_DENIED', 'Only the page of this server may ask.')
    const streams = route.kind === 'requests' && request.headers.accept?.includes('text/event-stream')
    if (streams) return streamRequests(firestore, route.project, request, response)
    // Only who debugs rules looks at the page: a start does not wait for it.
    const { pageAnswer } = await import('./pageAnswer.ts')
    const body = JSON.stringify(pageAnswer(firestore, route, url.searchParams))
    response
      .writeHead(200, { 'Content-Type': 'application/json; charset=UTF-8', 'Cache-Control': 'no-store' })
      .end(body)
  }
  return {
    answer: (request, response, url) => {
      const fail = (error: unknown): void => {
        const told = wireError(error)
        response
          .writeHead(told.code, { 'Content-Type': 'application/json; charset=UTF-8' })
          .end(JSON.stringify({ error: told }))
      }
      try {
        const route = pageRoute(request.method ?? 'GET', url, request.headers.accept ?? '')
        if (route === null) return false
        answerRoute(request, response, url, route).catch(fail)
      } catch (error) {
        fail(error)
      }
      return true
    },
  }
}

const isForeign = ({ headers }: IncomingMessage): boolean => {
  const { origin } = headers
  const site = headers['sec-fetch-site']
  const otherOrigin = origin !== undefined && URL.parse(origin)?.host !== headers.host
  return otherOrigin || site === 'cross-site' || site === 'same-site'
}

async function sendFile(response: ServerResponse, name: string): Promise<void> {
  const file = await pageFile(name)
  if (file === null) throw statusError('NOT_FOUND', `No such file: ${name}`)
  response
    .writeHead(200, {
      'Content-Type': file.type,
      'Content-Security-Policy': policy,
      'Cache-Control': 'no-cache',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    })
    .end(file.body)
}
