import type { ChangeRequest } from '@chats/domain/askChange'
import type { Author } from '@chats/domain/Author'
import type { Change } from '@chats/domain/Change'
import type { Instant } from '@chats/domain/Instant'
import { judgeChange } from '@chats/domain/judgeChange'
import type { MessageRefusal } from '@chats/domain/MessageAction'
import type { ChangeEvent } from '@chats/domain/moveChange'
import type { Sending } from '@chats/domain/Sending'
import type { ChangeClaim, Changes, Place } from './Changes.ts'
import type { Log } from './Log.ts'
import { runAll } from './runAll.ts'

export interface ChangePorts {
  readonly changes: Changes
  /** Hands a claimed change to its messenger, once. */
  readonly sendChange: (claim: ChangeClaim) => Promise<Sending>
  readonly wake: (where: { channelId: string; chatId?: string; notBefore: Instant }) => Promise<void>
  readonly now: () => Instant
  readonly random: () => number
  readonly leaseMs: number
  readonly log: Log
}

/** Changes that are taken to the messenger at the same time. */
const AT_ONCE = 8

/**
 * Edits, removes or reacts for a manager: at once where that can be, so that they are told how it ended. `done` also
 * where it is sure to be done, or to show on the message, later.
 */
export async function changeMessage(
  author: Author,
  place: Place,
  request: ChangeRequest,
  ports: ChangePorts,
): Promise<'done' | MessageRefusal> {
  const { changes, now, leaseMs } = ports
  const asked = await changes.askChange(place, request, { author, now: now(), leaseMs })
  if (asked.do === 'refuse') return asked.reason
  if (asked.do !== 'send') return 'done'
  const event = await deliverChange(asked.claim, ports)
  return event?.type === 'failed' ? refusals[event.reason] : 'done'
}

/** Takes the change of a message to its messenger, when it waits for that or its run died. */
export async function resumeChange(place: Place, ports: ChangePorts): Promise<void> {
  const claim = await ports.changes.claimChange(place, ports.now(), ports.leaseMs)
  if (claim) await deliverChange(claim, ports)
}

/** Resumes changes, a few at a time, as `runAll` does. */
export const resumeChanges = (places: readonly Place[], ports: ChangePorts): Promise<void> =>
  runAll(places, AT_ONCE, place => resumeChange(place, ports))

/** Resumes what waits in a chat. */
export const resumeChat = async (chatId: string, ports: ChangePorts): Promise<void> =>
  resumeChanges(await ports.changes.waitingChanges({ chatId }), ports)

/** Hands a claimed change over and writes down how that ended; null when it was no longer this run's. */
async function deliverChange(claim: ChangeClaim, ports: ChangePorts): Promise<ChangeEvent | null> {
  const { changes, sendChange, wake, now, random, log } = ports
  const { chatId, messageId, channelId, change } = claim
  const sending = await sendChange(claim)
  const { kind, attempt } = change
  const verdict = judgeChange(sending, { kind, attempt, now: now(), random: random() })
  if (!(await changes.settleChange(claim, verdict, now()))) {
    log({ event: 'delivery_superseded', chatId, messageId })
    return null
  }
  const { event, channel } = verdict
  log({
    event: 'change_moved',
    chatId,
    messageId,
    kind,
    to: event.type,
    ...('reason' in event && event.reason && { reason: event.reason }),
  })
  if (channel && 'state' in channel) log({ event: 'channel_stopped', channelId, state: channel.state })
  if (verdict.wakeAt !== undefined) {
    await wake({ channelId, ...(!channel && { chatId }), notBefore: verdict.wakeAt })
  }
  return event
}

const refusals: Readonly<Record<NonNullable<Change['reason']>, MessageRefusal>> = {
  too_late: 'too_late',
  not_found: 'not_found',
  refused: 'refused',
  network: 'network',
  token_invalid: 'channel',
  too_long: 'not_possible',
  internal: 'refused',
}
