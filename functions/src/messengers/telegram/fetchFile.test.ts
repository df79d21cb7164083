import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { fileRefusalOf } from '../fileRefusal.ts'
import { telegram } from './telegram.ts'

const token = '111111:secret'
const MB = 1024 * 1024
let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

/** Opens a file of a Bot API whose getFile answers so, and whose file server does so. */
async function open(
  getFile: { status?: number; body: object },
  serveFile: RequestListener = (_request, response) => response.end(),
) {
  server = createServer((request, response) => {
    if (request.url?.startsWith('/file/')) return serveFile(request, response)
    response.writeHead(getFile.status ?? 200).end(JSON.stringify(getFile.body))
  })
  await new Promise<void>(resolve => server?.listen(0, '127.0.0.1', resolve))
  const apiRoot = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return telegram({ token, apiRoot, timeoutMs: 2000 }).openFile('F1')
}
const found = (file_size?: number) => ({
  body: {
    ok: true,
    result: { file_id: 'F1', file_unique_id: 'u', file_path: 'photos/file_1.jpg', file_size },
  },
})
const refusal = (error_code: number, description: string) => ({
  status: error_code,
  body: { ok: false, error_code, description },
})
const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'opened',
    (error: Error) => error,
  )
const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(200_000, 7)])

it('gives the whole file and what its bytes are', async () => {
  const { bytes, contentType } = await open(found(jpeg.length), (request, response) => {
    expect(request.url).toBe(`/file/bot${token}/photos/file_1.jpg`)
    response.end(jpeg)
  })
  expect(Buffer.from(bytes).equals(jpeg)).toBe(true)
  expect(contentType).toBe('image/jpeg')
})

it.each<[string, RequestListener]>([
  [
    'the connection breaks at half',
    (_request, response) => {
      response.writeHead(200, { 'content-length': jpeg.length })
      response.write(jpeg.subarray(0, jpeg.length / 2), () => response.destroy())
    },
  ],
  ['it ends at half, and its header says so', (_request, response) => response.end(jpeg.subarray(0, 9))],
  [
    'it ends at half without a header',
    (_request, response) => {
      response.write(jpeg.subarray(0, 9))
      response.end()
    },
  ],
  ['it never ends', (_request, response) => void response.write(jpeg)],
  [
    'it goes elsewhere',
    (_request, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
  ],
  ['the link is over', (_request, response) => response.writeHead(404).end('{}')],
])('no file when %s, and it may go better later', async (_name, serve) => {
  const error = await failure(open(found(jpeg.length), serve))
  expect(error).toBeInstanceOf(Error)
  expect(fileRefusalOf(error)).toBeNull()
  expect(`${String(error)} ${(error as Error).stack}`).not.toContain('secret')
})

it.each<[string, Parameters<typeof open>, string | null]>([
  ['too big, says getFile', [refusal(400, 'Bad Request: file is too big')], 'too_big'],
  ['too big, says its size', [found(20 * MB + 1)], 'too_big'],
  [
    'too big, says the header',
    [found(), (_request, response) => response.writeHead(200, { 'content-length': 21 * MB }).end()],
    'too_big',
  ],
  [
    'too big, as it turns out',
    [
      found(),
      (_request, response) => {
        for (let i = 0; i < 21; i++) response.write(Buffer.alloc(MB))
        response.end()
      },
    ],
    'too_big',
  ],
  ['gone', [refusal(400, 'Bad Request: invalid file_id')], 'gone'],
  ['perhaps gone', [refusal(400, 'Bad Request: wrong file_id or the file is temporarily unavailable')], null],
  ['asked to wait', [refusal(429, 'Too Many Requests: retry after 5')], null],
  ['the token is dead', [refusal(401, 'Unauthorized')], null],
])('%s', async (_name, asked, why) => {
  const error = await failure(open(...asked))
  expect(error).toBeInstanceOf(Error)
  expect(fileRefusalOf(error)).toBe(why)
  expect(`${String(error)} ${(error as Error).stack}`).not.toContain('secret')
})
