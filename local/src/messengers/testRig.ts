import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startSimulators } from './startSimulators.ts'

/** One request that the test's webhook got. */
export interface Hit {
  secret: string | undefined
  headers: IncomingHttpHeaders
  update: Record<string, unknown> & { update_id: number; message?: { text?: string; message_id: number } }
}

type Reply = { status: number; body?: string; headers?: Record<string, string> }

/** Simulators on a free port, a webhook beside them whose answers a test decides, and short ways to the control calls. */
export async function testRig(dataFile?: string) {
  const simulators = await startSimulators({ port: 0, ...(dataFile === undefined ? {} : { dataFile }) })
  const base = `http://127.0.0.1:${simulators.port}`
  const hits: Hit[] = []
  const rig: { reply: (hit: Hit) => Reply | Promise<Reply> } = { reply: () => ({ status: 200, body: '{}' }) }
  const webhook = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const secret = request.headers['x-telegram-bot-api-secret-token'] as string | undefined
      const { headers: sent } = request
      const hit = {
        secret,
        headers: sent,
        update: JSON.parse(Buffer.concat(chunks).toString('utf8')) as Hit['update'],
      }
      hits.push(hit)
      const { status, body = '', headers = {} } = await rig.reply(hit)
      response.writeHead(status, headers).end(body)
    })
  })
  await new Promise<void>(resolve => webhook.listen(0, '127.0.0.1', resolve))

  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${base}${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    return (await response.json()) as T
  }

  return Object.assign(rig, {
    base,
    hits,
    webhookUrl: `http://127.0.0.1:${(webhook.address() as AddressInfo).port}/hook`,
    get: <T>(path: string) => call<T>('GET', path),
    post: <T>(path: string, body: unknown) => call<T>('POST', path, body),
    remove: <T>(path: string) => call<T>('DELETE', path),
    advance: (advanceMs: number) => call<{ now: number }>('POST', '/_sim/clock', { advanceMs }),
    texts: () => hits.map(({ update }) => update.message?.text),
    async close() {
      await simulators.close()
      webhook.closeAllConnections()
      await new Promise(resolve => webhook.close(resolve))
    },
  })
}

export type TestRig = Awaited<ReturnType<typeof testRig>>
