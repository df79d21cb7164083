import { Agent, request } from 'node:http'
import type { Message } from './openRpc.ts'
import { sendHttp } from './sendHttp.ts'

/** A WebChannel session with its back channel open, as a browser has it. */
export interface Channel {
  /** Resolves once the back channel has said `word`. */
  heard(word: string): Promise<void>
  /** All that the back channel has said. */
  said(): string
  send(messages: readonly Message[]): Promise<number>
  /** Ends the session; resolves when the back channel has ended too. */
  terminate(): Promise<void>
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** The form of a forward POST, of messages as JSON text. */
export function formOf(messages: readonly string[], offset: number): string {
  const form = new URLSearchParams({ count: String(messages.length), ofs: String(offset) })
  for (const [index, message] of messages.entries()) form.set(`req${index}___data__`, message)
  form.set('headers', 'Authorization:Bearer owner\r\n')
  return form.toString()
}

const textsOf = (messages: readonly Message[]) => messages.map(message => JSON.stringify(message))

/** The session that a handshake's answer names; null for a refusal. */
export const sessionOf = (text: string): string | null => /"c","([^"]+)"/.exec(text)?.[1] ?? null

export async function openChannel(
  port: number,
  rpc: 'Listen' | 'Write',
  messages: readonly Message[],
): Promise<Channel> {
  const path = `/google.firestore.v1.Firestore/${rpc}/channel?VER=8`
  const hello = await sendHttp(port, 'POST', `${path}&RID=1&CVER=22`, formOf(textsOf(messages), 0))
  const sid = sessionOf(hello.text)
  if (sid === null) throw new Error(`no session: ${hello.status} ${hello.text}`)
  let offset = messages.length
  let text = ''
  const wanted = new Map<string, () => void>()
  const backChannel = new Promise<void>((resolve, reject) => {
    request({ port, host: '127.0.0.1', agent, path: `${path}&RID=rpc&SID=${sid}&AID=0&CI=0&TYPE=xmlhttp` })
      .on('response', response => {
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk
          for (const [word, found] of wanted) if (text.includes(word)) found()
        })
        response.on('end', resolve).on('error', reject)
      })
      .on('error', reject)
      .end()
  })
  backChannel.catch(() => undefined)
  return {
    heard: word =>
      new Promise((resolve, reject) => {
        if (text.includes(word)) return resolve()
        wanted.set(word, resolve)
        backChannel.then(() => reject(new Error(`ended before ${word}: ${text}`)), reject)
      }),
    said: () => text,
    send: async more => {
      const { status } = await sendHttp(
        port,
        'POST',
        `${path}&RID=2&SID=${sid}&AID=0`,
        formOf(textsOf(more), offset),
      )
      offset += more.length
      return status
    },
    terminate: async () => {
      await sendHttp(port, 'POST', `${path}&RID=9&SID=${sid}&TYPE=terminate`, '')
      await backChannel
    },
  }
}
