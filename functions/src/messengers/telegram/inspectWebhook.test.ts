import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { inspectWebhook } from './inspectWebhook.ts'
import { removeWebhook } from './removeWebhook.ts'

let server: Server | undefined
afterEach(() => server?.close())

/** A bot of a Bot API that answers everything with this; 0 breaks the connection. */
async function botOf(status: number, body: object = {}) {
  server = createServer((request, response) => {
    if (status === 0) request.socket.destroy()
    else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await new Promise<void>(resolve => server?.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { token: '1:t', apiRoot: `http://127.0.0.1:${port}`, timeoutMs: 2000 }
}
const refusal = { ok: false, error_code: 401, description: 'Unauthorized' }

describe('inspectWebhook', () => {
  it('tells where updates go, what waits and what went wrong last', async () => {
    const result = {
      url: 'https://chats.example/webhook/telegram/a',
      has_custom_certificate: false,
      pending_update_count: 7,
      last_error_date: 1_700_000_000,
      last_error_message: 'Wrong response from the webhook: 500',
    }
    expect(await inspectWebhook(await botOf(200, { ok: true, result }))).toEqual({
      seen: 'webhook',
      url: result.url,
      pending: 7,
      lastError: { at: 1_700_000_000_000, said: 'Wrong response from the webhook: 500' },
    })
  })
  it('a refused token', async () => {
    expect(await inspectWebhook(await botOf(401, refusal))).toMatchObject({ seen: 'token_refused' })
  })
  it('no answer says nothing', async () => {
    expect(await inspectWebhook(await botOf(0))).toEqual({ seen: 'nothing' })
  })
})

describe('removeWebhook', () => {
  it.each([
    ['done', 200, { ok: true, result: true }, true],
    ['a dead token', 401, refusal, true],
    ['no answer', 0, {}, false],
  ])('%s', async (_name, status, body, gone) => {
    expect(await removeWebhook(await botOf(status, body))).toBe(gone)
  })
})
