import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'

/** What a webhook answered; status 0 means that no answer came, and `error` says why. */
export interface WebhookAnswer {
  status: number
  statusText: string
  body: string
  retryAfter: number
  error?: string
}

const bodyLimit = 1024 * 1024

const words: Record<string, string> = {
  ECONNREFUSED: 'Connection refused',
  ECONNRESET: 'Connection reset by peer',
  ENOTFOUND: 'Failed to resolve host: Name or service not known',
}

/** Posts JSON once and reads the answer; never throws. `Retry-After` is in seconds, 0 when absent. */
export function postWebhook(
  url: string,
  headers: Record<string, string>,
  body: string,
  timeoutMs: number,
): Promise<WebhookAnswer> {
  return new Promise(resolve => {
    const fail = (error: string) => resolve({ status: 0, statusText: '', body: '', retryAfter: 0, error })
    const request = (url.startsWith('https:') ? requestHttps : requestHttp)(url, {
      method: 'POST',
      agent: false,
      timeout: timeoutMs,
      headers: {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
        ...headers,
      },
    })
    request.on('timeout', () => request.destroy(new Error('Read timeout expired')))
    request.on('error', (error: NodeJS.ErrnoException) => fail(words[error.code ?? ''] ?? error.message))
    request.on('response', response => {
      const chunks: Buffer[] = []
      let size = 0
      response.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size <= bodyLimit) chunks.push(chunk)
      })
      response.on('error', error => fail(error.message))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          statusText: response.statusMessage ?? '',
          body: Buffer.concat(chunks).toString('utf8'),
          retryAfter: Number(response.headers['retry-after']) || 0,
        }),
      )
    })
    request.end(body)
  })
}
