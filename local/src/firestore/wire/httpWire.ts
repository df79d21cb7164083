import type { IncomingMessage, ServerResponse } from 'node:http'
import { cors } from './cors.ts'
import { isChannelPath } from './webchannel/channelWire.ts'
import type { ChannelWire } from './webchannel/channelWire.ts'
import type { RestWire } from './rest/restWire.ts'
import type { PageWire } from '../page/pageWire.ts'
import type { ControlWire } from './control/controlWire.ts'

/** Sends every HTTP/1.1 request to the wire that its path belongs to. */
export function httpWire(wires: {
  readonly channel: ChannelWire
  readonly rest: RestWire
  readonly control: ControlWire
  readonly page: PageWire
}): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    if (cors(request, response)) return
    const url = URL.parse(`http://localhost${request.url}`)
    if (url === null) return void response.writeHead(400).end()
    if (isChannelPath(url.pathname)) void wires.channel.answer(request, response, url)
    else if (url.pathname.startsWith('/v1/')) void wires.rest.answer(request, response, url)
    else if (!wires.page.answer(request, response, url)) void wires.control.answer(request, response, url)
  }
}
