import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * Sets the CORS headers and answers a preflight; true when that was the whole request. Browsers send credentials,
 * so the origin is echoed: `*` would be refused.
 */
export function cors(request: IncomingMessage, response: ServerResponse): boolean {
  const { origin } = request.headers
  if (origin !== undefined) {
    response.setHeader('Access-Control-Allow-Origin', origin)
    response.setHeader('Access-Control-Allow-Credentials', 'true')
    response.setHeader('Vary', 'Origin')
    response.setHeader(
      'Access-Control-Expose-Headers',
      'x-client-wire-protocol, x-http-session-id, x-http-initial-response',
    )
  }
  if (request.method !== 'OPTIONS') return false
  response.setHeader('Access-Control-Allow-Methods', 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT')
  const asked = request.headers['access-control-request-headers']
  if (asked !== undefined) response.setHeader('Access-Control-Allow-Headers', asked)
  response.setHeader('Access-Control-Max-Age', '3600')
  response.writeHead(204).end()
  return true
}
