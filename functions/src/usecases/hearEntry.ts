import { hasKeyword } from '@chats/domain/hasKeyword'
import { heardOf, tunnelOfPress } from '@chats/domain/heardOf'
import type { Instant } from '@chats/domain/Instant'
import type { Message } from '@chats/domain/Message'
import type { RunPlace, TunnelRuns } from './TunnelRuns.ts'

/** A new entry of a timeline. */
export interface Entry {
  readonly id: string
  readonly message: Message
  /** By the clock of the store. */
  readonly createdAt: Instant
}

/**
 * What tunnels make of a new entry of a timeline: it starts them (a subscription, a keyword, START), is what one waits for
 * (an answer, a press, an order, a payment), stops one (STOP), or lets them go on (automation is on again, the person is
 * back). Where no tunnel listens it reads nothing, and of an ordinary message nothing unless a tunnel of its chat waits
 * for words, which the message says itself. Telling it again changes nothing.
 */
export async function hearEntry(entry: Entry, runs: TunnelRuns, now: Instant): Promise<void> {
  const { id, message } = entry
  const { content, chatId, direction } = message
  if (direction === 'out') return
  if (content.kind === 'system') {
    if (content.what === 'botOn') await resumeChat(chatId, runs, now)
    return
  }
  if (direction !== 'in') return
  const live = await runs.live(now, message.tunnelsChangedAt)
  const start = (tunnelId: string, more: { byKeyword?: boolean; silent?: boolean } = {}) =>
    live[tunnelId] && runs.start({ tunnelId, chatId }, { entryId: id, ...more }, now)
  if (content.kind !== 'indicator') {
    // Words about a dialog that ended are for its report.
    if (message.author.type !== 'person' || message.commentOf !== undefined) return
    const text = ('text' in content && content.text) || ''
    const waits = message.toTunnels === true || (content.kind === 'press' && isOfTunnel(content.press, live))
    const moved = waits && (await move(entry, [chatId], runs, now))
    const wanted =
      moved || text === ''
        ? []
        : Object.entries(live).filter(([, { keywords }]) => hasKeyword(text, keywords))
    for (const [tunnelId] of wanted) await start(tunnelId, { byKeyword: true })
    return
  }
  switch (content.what) {
    case 'subscribed':
    case 'resubscribed': {
      if (Object.keys(live).length === 0) return
      await resumeChat(chatId, runs, now)
      const own = content.tunnelId
      if (own !== undefined) await start(own)
      for (const [tunnelId, { everySubscription }] of Object.entries(live))
        if (everySubscription && tunnelId !== own) await start(tunnelId)
      return
    }
    case 'ordered':
    case 'paid':
      if (Object.keys(live).length > 0) await move(entry, await runs.chatsBeside(chatId), runs, now)
      return
    case 'tunnelStarted':
      if (content.tunnelId !== undefined && !isOwnWord(id, content.tunnelId))
        await start(content.tunnelId, { silent: true })
      return
    case 'tunnelStopped':
      if (content.tunnelId !== undefined && !isOwnWord(id, content.tunnelId))
        await runs.move({ tunnelId: content.tunnelId, chatId }, { type: 'stop', by: 'outside' }, now)
      return
    case 'unsubscribed':
    case 'paymentFailed':
  }
}

/** Whether a button is one of a tunnel's; only then the press is looked at. */
const isOfTunnel = (press: string, live: Awaited<ReturnType<TunnelRuns['live']>>): boolean =>
  tunnelOfPress(press) in live

/** Ids of what a run writes; what it says of itself is no news to it. */
export const tunnelEntryId = (tunnelId: string, step: number, place: number): string =>
  `tun_${tunnelId}_${String(step).padStart(6, '0')}_${String(place).padStart(3, '0')}`
const isOwnWord = (id: string, tunnelId: string) => id.startsWith(`tun_${tunnelId}_`)

async function move(
  { id, message, createdAt }: Entry,
  chatIds: readonly string[],
  runs: TunnelRuns,
  now: Instant,
): Promise<boolean> {
  const moved: boolean[] = []
  for (const place of await allRunning(chatIds, runs)) {
    const heard = heardOf(message, place.tunnelId)
    if (heard) moved.push(await runs.move(place, { type: 'heard', id, heard }, now, { since: createdAt }))
  }
  return moved.includes(true)
}

async function allRunning(chatIds: readonly string[], runs: TunnelRuns) {
  return (await Promise.all(chatIds.map(chatId => runs.running(chatId)))).flat()
}

/** Lets what stood still in a chat go on. */
async function resumeChat(chatId: string, runs: TunnelRuns, now: Instant): Promise<void> {
  await resumeAll(
    (await runs.running(chatId)).filter(({ paused }) => paused),
    runs,
    now,
  )
}

/** Lets what stood still in all chats of a person go on. */
export async function resumePerson(personId: string, runs: TunnelRuns, now: Instant): Promise<void> {
  const running = await allRunning(await runs.chatsOf(personId), runs)
  await resumeAll(
    running.filter(({ paused }) => paused),
    runs,
    now,
  )
}

async function resumeAll(places: readonly RunPlace[], runs: TunnelRuns, now: Instant): Promise<void> {
  for (const place of places) await runs.move(place, { type: 'resume' }, now)
}
