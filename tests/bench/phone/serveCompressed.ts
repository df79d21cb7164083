import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Serves a built page as Hosting does, brotli and nothing cached; every address that is no file is the page. */
export async function serveCompressed(
  folder: string,
): Promise<{ readonly address: string; close(): Promise<void> }> {
  const bodies = new Map<string, Buffer>()
  const bodyOf = async (path: string) => {
    const known = bodies.get(path)
    if (known) return known
    const file = await readFile(join(folder, path))
    const body = brotliCompressSync(file, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
    bodies.set(path, body)
    return body
  }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const path = extname(pathname) ? pathname : '/index.html'
    void bodyOf(path).then(
      body =>
        response
          .writeHead(200, {
            'content-type': types[extname(path)] ?? 'application/octet-stream',
            'content-encoding': 'br',
            'cache-control': 'no-store',
          })
          .end(body),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
