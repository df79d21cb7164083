import { Agent, request } from 'node:http'

export interface HttpAnswer {
  readonly status: number
  readonly text: string
}

const agent = new Agent({ keepAlive: true, maxSockets: 32 })
const patienceMs = 30_000

/** Sends a body as it is. Throws when no answer comes in time, or the connection breaks. */
export function sendHttp(
  port: number,
  method: string,
  path: string,
  body: Buffer | string,
  headers: { readonly [name: string]: string } = { authorization: 'Bearer owner' },
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      // A client cannot send these; everything else goes out as it is.
      { port, host: '127.0.0.1', method, path: path.replace(/[^\x21-\xff]/g, '%20'), agent, headers },
      response => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk: string) => {
          if (text.length < 1_000_000) text += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text })).on('error', reject)
      },
    )
    sent
      .setTimeout(patienceMs, () => sent.destroy(new Error(`no answer within ${patienceMs} ms`)))
      .on('error', reject)
      .end(body)
  })
}
