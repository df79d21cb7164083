import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { CRC32C } from '@google-cloud/storage'
import express from 'express'

/** An object as it was saved. */
export interface SavedObject {
  readonly bytes: Buffer
  readonly contentType: string
  readonly contentDisposition?: string
  readonly metadata?: Readonly<Record<string, string>>
  readonly timeCreated: string
}

/** A page may hold less than was asked for, so it does. */
const PAGE = 2

/** A bucket over HTTP: what Google's client library needs of the JSON API to save, read, list and remove whole objects. */
export interface Bucket {
  /** For FIREBASE_STORAGE_EMULATOR_HOST. */
  readonly host: string
  readonly objects: ReadonlyMap<string, SavedObject>
  /** The next so many saves are answered with 503. */
  refuse(times: number): void
  /** The next so many reads of an object are answered with 503. */
  refuseReads(times: number): void
  close(): Promise<void>
}

/** Starts the bucket on a free port: https://cloud.google.com/storage/docs/json_api/v1/objects */
export async function startBucket(): Promise<Bucket> {
  const objects = new Map<string, SavedObject>()
  let refusals = 0
  let readRefusals = 0
  const app = express()

  const resourceOf = (name: string, { bytes, ...resource }: SavedObject) => {
    const crc32c = new CRC32C()
    crc32c.update(bytes)
    return { name, size: String(bytes.byteLength), crc32c: crc32c.toString(), ...resource }
  }

  app.post(
    '/upload/storage/v1/b/:bucket/o',
    express.raw({ type: () => true, limit: '64mb' }),
    (request, response) => {
      if (refusals-- > 0) return void response.sendStatus(503)
      const [resource, object] = partsOf(request.body, request.get('content-type') ?? '')
      const { name, contentType, contentDisposition, metadata } = JSON.parse(String(resource))
      const timeCreated = new Date().toISOString()
      const saved = {
        bytes: object ?? Buffer.alloc(0),
        contentType,
        contentDisposition,
        metadata,
        timeCreated,
      }
      const path = String(request.query['name'] ?? name)
      objects.set(path, saved)
      response.json(resourceOf(path, saved))
    },
  )

  app.get(['/storage/v1/b/:bucket/o/:name', '/b/:bucket/o/:name'], (request, response) => {
    if (request.query['alt'] === 'media' && readRefusals-- > 0) return void response.sendStatus(503)
    const name = String(request.params['name'])
    const saved = objects.get(name)
    if (!saved) return void response.status(404).json({ error: { code: 404, message: 'No such object' } })
    if (request.query['alt'] !== 'media') return void response.json(resourceOf(name, saved))
    response
      .set('x-goog-hash', `crc32c=${resourceOf(name, saved).crc32c}`)
      .type(saved.contentType)
      .end(saved.bytes)
  })

  app.get(['/storage/v1/b/:bucket/o', '/b/:bucket/o'], (request, response) => {
    const after = String(request.query['pageToken'] ?? '')
    const names = [...objects.keys()].filter(name => name > after).sort()
    const items = names.slice(0, PAGE).flatMap(name => {
      const saved = objects.get(name)
      return saved ? [resourceOf(name, saved)] : []
    })
    response.json({ items, ...(names.length > PAGE && { nextPageToken: names[PAGE - 1] }) })
  })

  app.delete(['/storage/v1/b/:bucket/o/:name', '/b/:bucket/o/:name'], (request, response) => {
    response.sendStatus(objects.delete(String(request.params['name'])) ? 204 : 404)
  })

  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    refuse(times) {
      refusals = times
    },
    refuseReads(times) {
      readRefusals = times
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** The bodies of the parts of a multipart/related request. */
function partsOf(body: Buffer, contentType: string): Buffer[] {
  const boundary = /boundary="?([^";]+)/u.exec(contentType)?.[1] ?? ''
  const parts: Buffer[] = []
  let from = body.indexOf(`--${boundary}`)
  for (
    let to = body.indexOf(`\r\n--${boundary}`, from + 1);
    to !== -1;
    to = body.indexOf(`\r\n--${boundary}`, from + 1)
  ) {
    parts.push(body.subarray(body.indexOf('\r\n\r\n', from) + 4, to))
    from = to + 2
  }
  return parts
}
