import { addWaits, noWaits } from '@chats/domain/addWaits'
import type { Instant } from '@chats/domain/Instant'
import type { MessageDay } from '@chats/domain/MessageDay'
import { messengerSchema } from '@chats/domain/Messenger'
import { waitsIn } from '@chats/domain/waitsIn'
import type { TalkEntry } from '@chats/domain/waitsIn'
import { runAll } from './runAll.ts'

interface Span {
  readonly from: Instant
  readonly to: Instant
}

export interface WaitSource {
  /** The chats in which somebody wrote to a person within a time, each once. */
  readonly answeredChats: (authorId: string, span: Span) => Promise<readonly string[]>
  /** What was said in a chat within a time, in order, and so much before as `waitsIn` has to know. */
  readonly talk: (chatId: string, span: Span) => Promise<readonly TalkEntry[]>
}

/** So long a message may still be on its way, or tried again, and fail in the end. */
const UNSETTLED_MS = 15 * 60_000
const CHATS_AT_ONCE = 8

/**
 * The waits of a day (`within`) with those added that ended since it was counted last. The moment until which they are
 * counted stands beside them, so a run that comes twice adds nothing twice.
 */
export async function countWaits(
  source: WaitSource,
  asked: {
    readonly before: MessageDay | null
    readonly zone: string
    readonly within: Span
    readonly now: Instant
    readonly authorIds: readonly string[]
  },
): Promise<Required<Pick<MessageDay, 'waits' | 'waitsUntil'>>> {
  const { before, zone, within, now, authorIds } = asked
  const from = before?.waitsUntil ?? within.from
  const to = Math.min(within.to, now - UNSETTLED_MS)
  let waits = before?.waits ?? noWaits
  if (to <= from) return { waits, waitsUntil: from }
  // Who answers in the messenger's own interface has its name.
  const writers = [...authorIds, ...messengerSchema.options]
  const written = await Promise.all(writers.map(id => source.answeredChats(id, { from, to })))
  await runAll([...new Set(written.flat())], CHATS_AT_ONCE, async chatId => {
    const found = waitsIn(await source.talk(chatId, { from, to }), { from, to })
    waits = addWaits(waits, found, { chatId, zone })
  })
  return { waits, waitsUntil: to }
}
