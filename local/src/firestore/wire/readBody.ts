import type { IncomingMessage } from 'node:http'
import { statusError } from '../service/Status.ts'

/** What Firestore takes (`checkRequestSize`), tripled by URL encoding. */
const maxBytes = 33 * 1024 * 1024

/** The whole body as text; throws INVALID_ARGUMENT when it is too large, whatever its declared length. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request) {
      const bytes = Buffer.from(chunk)
      size += bytes.length
      if (size > maxBytes) break
      chunks.push(bytes)
    }
  } catch {
    throw statusError('CANCELLED', 'The client has gone.')
  }
  if (size > maxBytes) throw statusError('INVALID_ARGUMENT', 'Request payload size exceeds the limit.')
  return Buffer.concat(chunks).toString('utf8')
}
