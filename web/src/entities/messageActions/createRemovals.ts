import { computed, shallowRef } from 'vue'
import type { Acting } from './actOnMessage.ts'

/** So long a removal can be taken back. */
export const UNDO_MS = 6_000
/** So much of it is left at least when nobody points at it any longer. */
export const LEAST_MS = 1_000

/** Messages that are about to be removed at the person's side: one, or the parts of an album. */
export interface Removal {
  readonly id: string
  readonly chatId: string
  readonly messageIds: readonly string[]
}

/** Why a removal was not done. */
export type RemovalTrouble = Extract<Acting, { ok: false }>['why']

/** Removals in the seconds in which they can be taken back; `remove` asks for one message, when they are over. */
export function createRemovals(remove: (chatId: string, messageId: string) => Promise<Acting>) {
  const waiting = shallowRef<readonly Removal[]>([])
  const trouble = shallowRef<RemovalTrouble | null>(null)
  const clocks = new Map<string, { timer?: ReturnType<typeof setTimeout>; left: number; since: number }>()

  const removed = computed(() => new Set(waiting.value.flatMap(({ messageIds }) => messageIds)))

  function drop(id: string) {
    clearTimeout(clocks.get(id)?.timer)
    clocks.delete(id)
    waiting.value = waiting.value.filter(one => one.id !== id)
  }
  const run = (id: string, left: number) =>
    clocks.set(id, { left, since: Date.now(), timer: setTimeout(() => void go(id), left) })

  async function go(id: string) {
    const removal = waiting.value.find(one => one.id === id)
    if (!removal) return
    drop(id)
    for (const messageId of removal.messageIds) {
      const done = await remove(removal.chatId, messageId)
      if (!done.ok) trouble.value = done.why
    }
  }

  return {
    waiting,
    trouble,
    /** Whether the message is about to be removed. */
    has: (messageId: string) => removed.value.has(messageId),
    start(chatId: string, messageIds: readonly string[]) {
      const id = crypto.randomUUID()
      waiting.value = [...waiting.value, { id, chatId, messageIds }]
      trouble.value = null
      run(id, UNDO_MS)
    },
    undo: drop,
    /** Stops the clock while somebody points at it. */
    hold(id: string) {
      const clock = clocks.get(id)
      if (!clock?.timer) return
      clearTimeout(clock.timer)
      clocks.set(id, { left: clock.left - (Date.now() - clock.since), since: Date.now() })
    },
    release(id: string) {
      const clock = clocks.get(id)
      if (clock && !clock.timer) run(id, Math.max(LEAST_MS, clock.left))
    },
    forgetTrouble: () => (trouble.value = null),
  }
}
