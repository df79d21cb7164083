import type { IncomingMessage } from 'node:http'
import { parseMultipart, type Form } from './parseMultipart.ts'

const bodyLimit = 64 * 1024 * 1024

/** Reads a whole request body; undefined when it is over 64 MB. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += (chunk as Buffer).length
    if (size > bodyLimit) return undefined
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

/** The fields and files of a call, from its query and its JSON, urlencoded or multipart body; undefined when unreadable. */
export async function readForm(request: IncomingMessage): Promise<Form | undefined> {
  const query = Object.fromEntries(new URL(request.url ?? '/', 'http://localhost').searchParams)
  const body = await readBody(request)
  if (!body) return undefined
  const type = request.headers['content-type'] ?? ''
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1]
  if (boundary !== undefined && type.startsWith('multipart/')) {
    const form = parseMultipart(body, boundary)
    return { fields: { ...query, ...form.fields }, files: form.files }
  }
  if (body.length === 0) return { fields: query, files: [] }
  if (!type.includes('json')) {
    return {
      fields: { ...query, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) },
      files: [],
    }
  }
  const json = parseJson(body)
  return isRecord(json) ? { fields: { ...query, ...json }, files: [] } : undefined
}

/** JSON of a body, or undefined. */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

/** Is it a plain object of JSON? */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
