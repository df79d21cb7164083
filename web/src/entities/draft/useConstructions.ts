import type { MessageBlock } from '@chats/domain/MessageBlock'
import { blocksDraftPath } from '@chats/domain/paths'
import { useEventListener } from '@vueuse/core'
import { deleteDoc, doc, serverTimestamp, setDoc } from 'firebase/firestore'
import { defineStore } from 'pinia'
import { shallowRef, type ShallowRef } from 'vue'
import { backend } from '../backend.ts'
import { findDraft } from './findDraft.ts'
import { readLocalDraft, writeLocalDraft } from './localDraft.ts'

const PAUSE_MS = 1_000

/** What stands in the constructor of one chat. */
export interface Construction {
  readonly blocks: Readonly<ShallowRef<readonly MessageBlock[]>>
  /** What was kept on another device is known. */
  readonly restored: Readonly<ShallowRef<boolean>>
  readonly write: (blocks: readonly MessageBlock[]) => void
}

interface Of {
  readonly uid: string
  readonly chatId: string
  readonly personId: string
}

/**
 * A manager's messages in the making, one per chat (S-49). Each survives reload and network loss as a draft does: every
 * change is kept in this browser at once, and a second later in `managers/{uid}/drafts/{chatId}+blocks`.
 */
export const useConstructions = defineStore('constructions', () => {
  const open = new Map<string, ReturnType<typeof openConstruction>>()

  useEventListener(globalThis, 'pagehide', () => {
    for (const { flush } of open.values()) flush()
  })
  return {
    of(place: Of): Construction {
      const key = blocksDraftPath(place.uid, place.chatId)
      const opened = open.get(key)
      // It may have been gone on with elsewhere since.
      if (opened) void opened.restore()
      const one = opened ?? openConstruction(place)
      open.set(key, one)
      return one
    },
  }
})

function openConstruction({ uid, chatId, personId }: Of) {
  const key = `${chatId}+blocks`
  const at = () => doc(backend().db, blocksDraftPath(uid, chatId))
  const kept = readLocalDraft(uid, key)
  const blocks = shallowRef<readonly MessageBlock[]>(kept ? readBlocks(kept.text) : [])
  const restored = shallowRef(false)
  let changedAt = kept?.savedAt ?? 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function write(next: readonly MessageBlock[]) {
    blocks.value = next
    changedAt = Date.now()
    writeLocalDraft(uid, key, { text: JSON.stringify(next), savedAt: changedAt })
    clearTimeout(timer)
    timer = setTimeout(flush, PAUSE_MS)
  }

  function flush() {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    const [now, saved] = [blocks.value, changedAt]
    const written =
      now.length === 0
        ? deleteDoc(at())
        : setDoc(at(), { schema: 1, personId, blocks: now, updatedAt: serverTimestamp() })
    // Handed over is not stored: the copy here stays until the answer.
    written.then(
      () => changedAt === saved && writeLocalDraft(uid, key, null),
      () => undefined,
    )
  }

  async function restore() {
    const draft = await findDraft(blocksDraftPath(uid, chatId))
    // What was changed here since, or waits to be stored, is the newer one.
    if (draft && 'blocks' in draft && changedAt < draft.updatedAt) blocks.value = draft.blocks
    else if (draft === null && readLocalDraft(uid, key) === null) blocks.value = []
    restored.value = true
  }

  void restore()
  if (kept) timer = setTimeout(flush, PAUSE_MS)
  return { blocks, restored, write, flush, restore }
}

/** Only this page writes there. */
function readBlocks(text: string): readonly MessageBlock[] {
  try {
    const kept: unknown = JSON.parse(text)
    return Array.isArray(kept) ? (kept as MessageBlock[]) : []
  } catch {
    return []
  }
}
