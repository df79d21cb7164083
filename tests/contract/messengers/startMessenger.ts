import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Content } from '@chats/domain/Content'
import type { Inbound } from '@chats/domain/Inbound'
import type { WebhookSecrets } from '@chats/domain/WebhookSecrets'
import type { Messenger, Outgoing } from '../../../functions/src/messengers/Messenger.ts'
import { acknowledgements, messengerOf } from '../../../functions/src/messengers/messengerOf.ts'
import type { PhoneChat, PhoneMessage } from '../../../local/src/messengers/PhoneChat.ts'
import { startSimulators } from '../../../local/src/messengers/startSimulators.ts'
import { eventually } from '../../support/eventually.ts'
import type { Candidate } from './Candidate.ts'

const person = { id: 501, first_name: 'Anna', last_name: 'Kim' }
const secret = 'a_secret_of_16_or_more'

/** A messenger of ours against its simulator: a person with a phone on one side, what our webhook reads on the other. */
export interface Stand {
  readonly messenger: Messenger
  /** The person's id in the messenger. */
  readonly to: string
  /** A messenger of the same kind with another token, or at another place. */
  other(changed: { token?: string; apiRoot?: string }): Messenger
  /** The person does something; answers the messenger's id of the message. */
  act(name: string, body?: object): Promise<string>
  /** What our webhook has read so far, waiting for `count` of them. */
  received(count: number): Promise<readonly Inbound[]>
  /** Sends a message with its file, if it has one. */
  send(
    content: Content,
    more?: { id?: string; replyTo?: string; bytes?: Uint8Array },
  ): ReturnType<Messenger['send']>
  /** The bubbles on the person's phone. */
  phone(): Promise<readonly PhoneMessage[]>
  /** The bytes that a bubble shows. */
  shownBytes(message: PhoneMessage | undefined): Promise<Buffer>
  fault(rule: object): Promise<void>
  /** Calls of the messenger's API so far. */
  calls(): Promise<number>
  advance(ms: number): Promise<void>
  close(): Promise<void>
}

/** Starts the simulators and a webhook, and connects them as the functions do. */
export async function startMessenger(candidate: Candidate): Promise<Stand> {
  const { name, channel, token, groupId, idField } = candidate
  const simulators = await startSimulators({ port: 0 })
  const base = `http://127.0.0.1:${simulators.port}`
  const inbound: Inbound[] = []
  const refused: string[] = []
  let secrets: WebhookSecrets = { accepted: [secret], ...(groupId !== undefined && { groupId }) }

  const other: Stand['other'] = changed =>
    messengerOf(
      { messenger: name, token: changed.token ?? token },
      {
        telegramApiRoot: changed.apiRoot ?? base,
        vkApiRoot: changed.apiRoot ?? `${base}/vk-api`,
        timeoutMs: 10_000,
      },
    )
  const messenger = other({})

  const webhook = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const header = (field: string) => [request.headers[field]].flat()[0]
    const read = messenger.receive({ header, body: Buffer.concat(pieces), arrivedAt: Date.now() }, secrets)
    if (read.type === 'inbound') inbound.push(read.inbound, ...(read.more ?? []))
    else if (read.type !== 'confirmation') refused.push(JSON.stringify(read))
    response.end(read.type === 'confirmation' ? read.text : acknowledgements[name])
  }).listen(0, '127.0.0.1')
  await once(webhook, 'listening')

  async function sim<T>(path: string, body?: object): Promise<T> {
    const answer = await fetch(`${base}/_sim/${path}`, {
      ...(body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }

  const connected = await messenger.connect({
    url: `http://127.0.0.1:${(webhook.address() as AddressInfo).port}/hook`,
    secret,
    saveConfirmation: async ({ confirmation }) => {
      secrets = { ...secrets, confirmation }
    },
  })
  if (!connected.ok) throw new Error(`not connected: ${connected.said}`)

  return {
    messenger,
    to: String(person.id),
    other,
    async act(act, body = {}) {
      const answer = await sim<Record<string, unknown>>(`${name}/${act}`, { channel, from: person, ...body })
      return String(answer[idField] ?? '')
    },
    received: count =>
      eventually(() => {
        if (refused.length > 0) throw new Error(`not read: ${refused.join()}`)
        if (inbound.length < count) throw new Error(`${inbound.length} of ${count} came`)
        return inbound
      }, 5000),
    send(content, { id = crypto.randomUUID(), replyTo, bytes } = {}) {
      const file =
        'file' in content && bytes ? { name: content.file.name, type: content.file.type, bytes } : null
      const outgoing: Outgoing = {
        type: 'message',
        id,
        to: String(person.id),
        content,
        ...(file && { file: async () => file }),
        ...(replyTo !== undefined && { replyTo }),
      }
      return messenger.send(outgoing)
    },
    async phone() {
      const { chats } = await sim<{ chats: PhoneChat[] }>('phone')
      return chats.find(chat => chat.messenger === name)?.messages ?? []
    },
    async shownBytes(message) {
      const answer = await fetch(`${base}${message?.media?.url}`)
      return Buffer.from(await answer.arrayBuffer())
    },
    fault: rule => sim('faults', [{ messenger: name, direction: 'out', ...rule }]).then(() => undefined),
    calls: async () => (await sim<unknown[]>(`${name}/calls?after=0`)).length,
    advance: async advanceMs => void (await sim('clock', { advanceMs })),
    async close() {
      await simulators.close()
      webhook.closeAllConnections()
      webhook.close()
    },
  }
}
