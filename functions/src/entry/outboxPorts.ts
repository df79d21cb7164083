import { channelSecretSchema } from '@chats/domain/Channel'
import { channelSecretPath } from '@chats/domain/paths'
import type { Sending } from '@chats/domain/Sending'
import { messengerRoots, outboxLeaseMs, region } from '../config.ts'
import { createOutbox } from '../firestore/createOutbox.ts'
import { createWake } from '../firestore/createWake.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { createRateGate } from '../messengers/createRateGate.ts'
import type { Messenger } from '../messengers/Messenger.ts'
import { messengerOf } from '../messengers/messengerOf.ts'
import type { DrainPorts } from '../usecases/drainChat.ts'
import type { Claim } from '../usecases/Outbox.ts'
import { withFaultPoints } from './withFaultPoints.ts'

/** An answer that comes later than this is lost, and well before the lease ends. */
const timeoutMs = () => Math.min(20_000, outboxLeaseMs() / 2)

/** The messenger of a connected channel with the token it has now; null when it has none. */
export async function messengerOfChannel(channelId: string): Promise<Messenger | null> {
  const doc = await openDatabase().doc(channelSecretPath(channelId)).get()
  const secret = channelSecretSchema.safeParse(doc.data())
  if (!secret.success) return null
  return messengerOf(
    { messenger: secret.data.messenger, token: secret.data.token.trim() },
    { ...messengerRoots(), timeoutMs: timeoutMs() },
  )
}

const gate = createRateGate(Date.now)

async function send({ channelId, messageId, to, content }: Claim): Promise<Sending> {
  const messenger = await messengerOfChannel(channelId)
  if (!messenger) return { ok: false, failure: { class: 'channel_auth' } }
  return gate(channelId, () => messenger.send({ type: 'message', id: messageId, to, content }))
}

/** The outbox wired to Firestore, the messengers, the task queue and the clock. */
export const outboxPorts = (): DrainPorts => withFaultPoints({
  outbox: createOutbox(openDatabase()),
  send,
  wake: createWake(region, log),
  now: Date.now,
  random: Math.random,
  leaseMs: outboxLeaseMs(),
  log,
})
