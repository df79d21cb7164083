import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Lets tests, which run in other processes, do something to the stack: `POST /<name>` runs it and answers when it is done. */
export async function serveStackControl(
  deeds: Readonly<Record<string, () => Promise<unknown>>>,
): Promise<{ address: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const deed = deeds[request.url?.slice(1) ?? '']
    const done = request.method === 'POST' && deed ? deed() : Promise.reject(new Error('no such deed'))
    done.then(
      result => response.end(JSON.stringify(result ?? null)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
