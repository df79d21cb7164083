import type { Agent as HttpAgent } from 'node:http'
import { request as requestHttp } from 'node:http'
import type { Agent as HttpsAgent } from 'node:https'
import { request as requestHttps } from 'node:https'

const LARGEST = 16 * 1024 * 1024

/**
 * Posts a form once, on the given connection, and reads the whole answer (at most 16 MiB). Rejects when none comes in
 * time; nothing is tried again and no redirect is followed.
 */
export function postForm(
  url: string,
  fields: Readonly<Record<string, string>>,
  { agent, timeoutMs }: { readonly agent: HttpAgent | HttpsAgent; readonly timeoutMs: number },
): Promise<{ readonly status: number; readonly text: string }> {
  const body = new URLSearchParams(fields).toString()
  const request = url.startsWith('https:') ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const call = request(url, {
      method: 'POST',
      agent,
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(body),
      },
    })
    call.once('error', reject)
    call.once('response', response => {
      const chunks: Buffer[] = []
      let size = 0
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        size += chunk.length
        if (size > LARGEST) call.destroy(new Error('the answer is too long'))
      })
      response.once('error', reject)
      response.once('end', () => {
        if (!response.complete) return reject(new Error('the answer was cut'))
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() })
      })
    })
    call.end(body)
  })
}
