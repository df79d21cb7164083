import { shallowRef, watch } from 'vue'
import type { LiveMessage } from '../../../entities/messages/LiveMessage.ts'
import { answersSince } from './answersSince.ts'

interface Around {
  readonly uid: string
  readonly messages: () => readonly LiveMessage[]
  /** The server has confirmed them. */
  readonly confirmed: () => boolean
  /** Something waits in the composer: words, files, a voice message, blocks of the constructor. */
  readonly writing: () => boolean
}

/** What is about to go: its words, what it is where it has none, and how it goes. */
export interface Going {
  readonly text: string
  readonly what: 'words' | 'files' | 'voice'
  readonly go: () => void
}

/** What is held back, and what colleagues have answered meanwhile. */
export interface Held extends Going {
  readonly answers: readonly LiveMessage[]
}

/** Holds an answer back once when a colleague has answered since one began to make it. */
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
    /** Sends it, or holds it back: then `held` says why, and the next try goes. */
    pass(going: Going) {
      const answers = begunAt === undefined ? [] : answersSince(messages(), begunAt, uid)
      if (answers.length === 0) return going.go()
      begunAt = lastOf()
      held.value = { ...going, answers }
    },
    release: () => (held.value = null),
  }
}
