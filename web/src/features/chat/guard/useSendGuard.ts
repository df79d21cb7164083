import { shallowRef, watch } from 'vue'
import type { LiveMessage } from '../../../entities/messages/LiveMessage.ts'
import { answersSince } from './answersSince.ts'

interface Around {
  readonly uid: string
  readonly messages: () => readonly LiveMessage[]
  /** The server has confirmed them. */
  readonly confirmed: () => boolean
  /** Something waits in the composer. */
  readonly writing: () => boolean
}

/** What is held back, and what colleagues have answered meanwhile. */
export interface Held {
  readonly text: string
  readonly answers: readonly LiveMessage[]
}

/** Holds an answer back once when a colleague has answered since one began to write it. */
export function useSendGuard({ uid, messages, confirmed, writing }: Around) {
  const held = shallowRef<Held | null>(null)
  /** The last message when one began; undefined: one has not. */
  let begunAt: LiveMessage | null | undefined

  const lastOf = () => messages().findLast(({ pending }) => !pending) ?? null

  watch(
    [writing, confirmed],
    ([now, known]) => {
      if (!now) begunAt = undefined
      else if (known && begunAt === undefined) begunAt = lastOf()
    },
    { immediate: true },
  )

  return {
    held,
    /** Whether a text is held back; then `held` says why, and the next try goes. */
    holds(text: string): boolean {
      const answers = begunAt === undefined ? [] : answersSince(messages(), begunAt, uid)
      if (answers.length === 0) return false
      begunAt = lastOf()
      held.value = { text, answers }
      return true
    },
    release: () => (held.value = null),
  }
}
