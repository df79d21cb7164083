import { capabilities } from '@chats/domain/capabilities'
import { judgeSending } from '@chats/domain/judgeSending'
import type { Sending } from '@chats/domain/Sending'
import { resumeChange } from './changeMessage.ts'
import type { ChangePorts } from './changeMessage.ts'
import type { InTurn } from './createTurns.ts'
import type { Claim, Outbox } from './Outbox.ts'

export interface DrainPorts extends ChangePorts {
  readonly outbox: Outbox
  /** Hands a claimed message to its messenger, once. */
  readonly send: (claim: Claim) => Promise<Sending>
  /** Keeps the runs of one chat in this process from contending for its head. */
  readonly inTurn: InTurn
}

/** One run does not go on for ever; the sweeper carries on after it. */
const MOST_AT_ONCE = 200

/**
 * Sends what waits in a chat, oldest first and one at a time: claim, send, settle. Stops when nothing is left, when
 * another run holds the head, or when the head has to wait; so order holds and nothing overtakes. Where a run of this
 * process is at it, that one goes on with what has come since, and this one returns.
 */
export const drainChat = (chatId: string, ports: DrainPorts): Promise<void> =>
  ports.inTurn(chatId, () => drain(chatId, ports))

async function drain(chatId: string, ports: DrainPorts): Promise<void> {
  for (let sent = 0; sent < MOST_AT_ONCE; sent++) {
    const claimed = await ports.outbox.claimHead(chatId, ports.now(), ports.leaseMs)
    if (claimed.do === 'nothing') return
    if (claimed.do === 'send') await deliverMessage(claimed.claim, ports)
  }
}

/** Hands a claimed message over and writes down how that ended. */
async function deliverMessage(claim: Claim, ports: DrainPorts) {
  const { outbox, send, wake, now, random, log } = ports
  const { chatId, channelId, attempt } = claim
  const sending = await send(claim)
  const { idempotentSend: idempotent } = capabilities[claim.messenger]
  const verdict = judgeSending(sending, { attempt, idempotent, now: now(), random: random() })
  // A settle that fails is no failed send: the message stays `sending` until its lease ends.
  const ids = sending.ok ? [sending.externalId, ...(sending.others ?? [])] : []
  const settled = await outbox.settle(claim, verdict, now(), ids)
  const { event, channel } = verdict
  const parts = [claim, ...claim.others].map(({ messageId }, index) => ({
    place: { chatId, messageId },
    settled: settled[index] ?? 'superseded',
  }))
  for (const { place, settled } of parts) {
    if (settled === 'superseded') log({ event: 'delivery_superseded', ...place })
    else
      log({
        event: 'delivery_moved',
        ...place,
        to: event.type,
        ...('reason' in event && { reason: event.reason }),
      })
  }
  if (parts.every(({ settled }) => settled === 'superseded')) return
  if (channel && 'state' in channel) log({ event: 'channel_stopped', channelId, state: channel.state })
  for (const { place, settled } of parts) {
    if (settled === 'change_waits') await resumeChange(place, ports)
    if (settled === 'changed') await outbox.showOnRow(chatId, place.messageId)
  }
  if (verdict.wakeAt === undefined) return
  await wake({ channelId, ...(!channel && { chatId }), notBefore: verdict.wakeAt })
}
