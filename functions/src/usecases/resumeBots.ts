import type { Instant } from '@chats/domain/Instant'
import type { BotPauses } from './BotPauses.ts'
import type { Log } from './Log.ts'

/** Ends every pause of automation whose time has come. Two runs at once end each once. */
export async function resumeBots(
  pauses: BotPauses,
  { now, log }: { readonly now: Instant; readonly log: Log },
): Promise<void> {
  const people = await pauses.ended(now)
  const resumed = await Promise.all(people.map(personId => pauses.resume(personId, now)))
  const count = resumed.reduce((sum, one) => sum + one, 0)
  if (count > 0) log({ event: 'bots_resumed', count })
}
