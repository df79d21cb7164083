import { once } from 'node:events'
import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import { createServer as createTcp } from 'node:net'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import type { HookError } from '@chats/domain/HookError'
import { afterEach, describe, expect, it } from 'vitest'
import { postHook } from './postHook.ts'

const servers: Server[] = []
let hits = 0
let closed: Promise<unknown> = Promise.resolve()

/** A server of this machine, which stands for one of the private network: who reaches it is counted. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer((request, response) => {
    hits++
    closed = once(response, 'close')
    answer(request, response)
  }).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
afterEach(async () => {
  hits = 0
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

const post = (url: string, more: Parameters<typeof postHook>[3] = {}) => postHook(url, {}, '{}', more)
const refused = (error: HookError) => ({ ok: false, error })

describe('S-73: a webhook', () => {
  it('is posted with its body and headers', async () => {
    let seen: unknown
    const base = await serve((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        seen = [request.method, request.url, request.headers['webhook-id'], Buffer.concat(chunks).toString()]
        response.writeHead(204).end()
      })
    })
    const answer = await postHook(`${base}/in?a=1`, { 'webhook-id': 'msg_1' }, '{"ü":1}', {
      allowLoopback: true,
    })
    expect(answer).toEqual({ ok: true, status: 204 })
    expect(seen).toEqual(['POST', '/in?a=1', 'msg_1', '{"ü":1}'])
  })

  it.each([400, 404, 410, 500, 503])('that is answered %i has not arrived', async status => {
    const base = await serve((_, response) => response.writeHead(status).end('no'))
    expect(await post(base, { allowLoopback: true })).toEqual({ ok: false, status, error: 'status' })
  })
})

describe('A20, A21: private addresses', () => {
  it.each([
    'https://169.254.169.254/computeMetadata/v1/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://0177.0.0.1/',
    'https://127.1/',
    'https://10.0.0.1:8443/',
    'https://[fd00::1]/',
    'https://0/',
  ])('%s is not asked', async url => expect(await post(url)).toEqual(refused('private_address')))

  it.each(['metadata.google.internal', 'localhost', 'db.company.example'])(
    '%s is not asked when its name leads there',
    async host => {
      const resolve = async () => [
        { address: '93.184.215.14', family: 4 },
        { address: '169.254.169.254', family: 4 },
      ]
      expect(await post(`https://${host}/`, { resolve })).toEqual(refused('private_address'))
    },
  )

  it('this machine is not, unless its operator allows it, and then nothing else of the network', async () => {
    const base = await serve((_, response) => response.end())
    expect(await post(base)).toEqual(refused('bad_address'))
    expect(await post(base.replace('http:', 'https:').replace(/:\d+$/u, ''))).toEqual(
      refused('private_address'),
    )
    expect(hits).toBe(0)
    expect(await post(base, { allowLoopback: true })).toEqual({ ok: true, status: 200 })
    expect(await post('http://10.0.0.1/', { allowLoopback: true })).toEqual(refused('bad_address'))
    expect(await post('https://10.0.0.1/', { allowLoopback: true })).toEqual(refused('private_address'))
  })
})

it('A22: a redirect is not followed', async () => {
  const inner = await serve((_, response) => response.end('secret'))
  const outer = await serve((_, response) => response.writeHead(307, { Location: inner }).end())
  expect(await post(outer, { allowLoopback: true })).toEqual({ ok: false, status: 307, error: 'redirect' })
  expect(hits).toBe(1)
})

it('A23: a name that leads elsewhere a moment later is looked up once, and the connection goes where it led then', async () => {
  const inner = await serve((_, response) => response.end('secret'))
  const { port } = new URL(inner)
  let asked = 0
  // First this machine under an address that nobody listens at, then where the server is.
  const resolve = async () => [{ address: asked++ ? '127.0.0.1' : '127.0.0.9', family: 4 }]
  const answer = await post(`http://localhost:${port}/`, { resolve, allowLoopback: true })
  expect(answer).toEqual(refused('refused'))
  expect({ asked, hits }).toEqual({ asked: 1, hits: 0 })
})

it.each([
  'file:///etc/passwd',
  'gopher://example.com/',
  'ftp://example.com/',
  'http://example.com/',
  'https://example.com:22/',
  'https://example.com:6379/',
  'https://user:password@example.com/',
  'javascript:alert(1)',
  'example.com',
  '',
])('A24: %s is refused before anything is asked', async url => {
  let asked = 0
  const resolve = async () => {
    asked++
    return []
  }
  expect(await post(url, { resolve })).toEqual(refused('bad_address'))
  expect(asked).toBe(0)
})

describe('A25: an answer', () => {
  it('without an end is cut at 64 KiB', async () => {
    let written = 0
    const base = await serve((_, response) => {
      response.writeHead(200)
      const more = () => {
        while (!response.destroyed && written < 200e6) {
          written += 65_536
          if (!response.write(Buffer.alloc(65_536))) return response.once('drain', more)
        }
        return response
      }
      more()
    })
    expect(await post(base, { allowLoopback: true })).toEqual({ ok: true, status: 200 })
    await closed
    expect(written).toBeLessThan(100e6)
  })

  it('that comes a byte at a time, or never, takes as long as it may and no longer', async () => {
    const slow = await serve((_, response) => {
      response.writeHead(200)
      const drip = setInterval(() => response.write('.'), 20)
      response.on('close', () => clearInterval(drip))
    })
    const silent = await serve(() => undefined)
    for (const url of [slow, silent])
      expect(await post(url, { allowLoopback: true, timeoutMs: 200 })).toEqual(refused('timeout'))
    const name = await post('https://example.com/', {
      resolve: () => new Promise(() => undefined),
      timeoutMs: 100,
    })
    expect(name).toEqual(refused('timeout'))
  })

  it('that is packed is not unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(20e6))
    let accepts: string | undefined
    const base = await serve((request, response) => {
      accepts = request.headers['accept-encoding']
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bomb)
    })
    expect(await post(base, { allowLoopback: true })).toEqual({ ok: true, status: 200 })
    expect(accepts).toBe('identity')
  })

  it('that is none is a failure', async () => {
    const server = createTcp(socket => socket.end('nonsense\r\n\r\n')).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    expect(await post(`http://127.0.0.1:${port}/`, { allowLoopback: true })).toMatchObject({ ok: false })
    server.close()
  })
})

it('A26: nothing of an answer is kept but its status', async () => {
  const base = await serve((_, response) => {
    response
      .writeHead(200, { 'Content-Type': 'image/svg+xml', 'X-Secret': 's' })
      .end('<svg onload="alert(1)"/>')
  })
  expect(await post(base, { allowLoopback: true })).toEqual({ ok: true, status: 200 })
})
