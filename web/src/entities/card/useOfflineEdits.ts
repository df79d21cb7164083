import type { CardEdit } from '@chats/domain/CardEdit'
import type { EditConflict } from '@chats/domain/rebaseEdits'
import { useStorage } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { useConnection } from '../connection/useConnection.ts'
import { useSession } from '../session/useSession.ts'
import { addWaiting, replaceWaiting, settleConflicts } from './WaitingEdits.ts'
import type { WaitingEdits } from './WaitingEdits.ts'

/** Somebody else wrote into fields that were edited here without a network. */
export interface OfflineConflict {
  readonly personId: string
  readonly conflicts: readonly EditConflict[]
  readonly by: string | null
}

/** The network may be back before the server is to be had. */
const RETRY_MS = 5_000

/**
 * Edits of cards that were made without a network. They survive a reload, and go out when it is back: each looks first at
 * what others wrote meanwhile, and waits for the manager's choice where that is something else.
 */
export const useOfflineEdits = defineStore('offlineEdits', () => {
  const session = useSession()
  const connection = useConnection()
  const waiting = useStorage<readonly WaitingEdits[]>(() => `edits/${session.uid}`, [], undefined, {
    shallow: true,
    writeDefaults: false,
  })
  const conflict = shallowRef<OfflineConflict | null>(null)
  /** Why the last edit could not be written; null when it could. */
  const refused = shallowRef<'denied' | 'gone' | null>(null)
  const ready = computed(
    () => session.stage === 'ready' && connection.state === 'live' && conflict.value === null,
  )
  let busy = false

  async function send() {
    if (busy || !waiting.value.length) return
    busy = true
    const isThrough = await sendAll().catch(() => false)
    busy = false
    if (!isThrough) setTimeout(() => ready.value && void send(), RETRY_MS)
  }

  /** One card after the other; false when the server was not to be had after all. */
  async function sendAll(): Promise<boolean> {
    const { editCard } = await import('./editCard.ts')
    for (let next = waiting.value[0]; next && ready.value; next = waiting.value[0]) {
      const { personId, edits } = next
      const outcome = await editCard({ personId, uid: session.uid }, edits)
      if (outcome.result === 'failed') return false
      if (outcome.result === 'conflict') conflict.value = { ...outcome, personId }
      else waiting.value = replaceWaiting(waiting.value, personId, [])
      if (outcome.result === 'denied' || outcome.result === 'gone') refused.value = outcome.result
    }
    return true
  }
  watch([ready, waiting], () => ready.value && void send(), { immediate: true })

  return {
    waiting,
    conflict,
    refused,
    of: (personId: string) => waiting.value.find(one => one.personId === personId)?.edits ?? [],
    add(personId: string, edits: readonly CardEdit[]) {
      waiting.value = addWaiting(waiting.value, personId, edits)
    },
    /** What the manager chose where both wrote. */
    settle(choice: 'mine' | 'theirs') {
      const open = conflict.value
      if (!open) return
      const edits = waiting.value.find(one => one.personId === open.personId)?.edits ?? []
      waiting.value = replaceWaiting(
        waiting.value,
        open.personId,
        settleConflicts(edits, open.conflicts, choice),
      )
      conflict.value = null
    },
  }
})
