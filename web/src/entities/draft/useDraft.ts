import type { Draft } from '@chats/domain/Draft'
import { draftPath } from '@chats/domain/paths'
import { useEventListener } from '@vueuse/core'
import { deleteDoc, doc, getDoc, serverTimestamp, setDoc } from 'firebase/firestore'
import { onScopeDispose, shallowRef } from 'vue'
import { backend } from '../backend.ts'
import { fromDocument } from '../fromDocument.ts'
import { liveShelf } from '../liveShelf.ts'
import { readLocalDraft, writeLocalDraft } from './localDraft.ts'

const PAUSE_MS = 1_000

/** What the database has; kept a while, so that coming back to a chat reads nothing. */
interface StoredDraft {
  found: Promise<Pick<Draft, 'text' | 'updatedAt'> | null>
  readonly close: () => void
}

interface DraftOf {
  readonly uid: string
  readonly chatId: string
  readonly personId: string
}

/**
 * A manager's unsent text in a chat. It survives reload and network loss: every keystroke is kept in this browser at
 * once, and a second after the last one (or on `flush`) it goes to `managers/{uid}/drafts/{chatId}`.
 */
export function useDraft({ uid, chatId, personId }: DraftOf) {
  const kept = readLocalDraft(uid, chatId)
  const text = shallowRef(kept?.text ?? '')
  const at = () => doc(backend().db, draftPath(uid, chatId))
  const key = draftPath(uid, chatId)
  const shelved = liveShelf.take<StoredDraft>(key, () => ({ found: find(), close: () => undefined }))
  let touched = kept !== null
  let handedOver = ''
  let stored = ''
  let timer: ReturnType<typeof setTimeout> | undefined

  function write(next: string) {
    touched = true
    text.value = next
    writeLocalDraft(uid, chatId, { text: next, savedAt: Date.now() })
    clearTimeout(timer)
    timer = setTimeout(flush, PAUSE_MS)
  }

  /** Hands what was typed to Firestore now. */
  function flush() {
    clearTimeout(timer)
    const now = text.value
    if (!touched) return
    // Handed over is not stored: a page that closes may never get to it, so the copy here stays until the answer.
    if (now === handedOver) {
      if (now === stored) writeLocalDraft(uid, chatId, null)
      return
    }
    handedOver = now
    shelved.found = Promise.resolve({ text: now, updatedAt: Date.now() })
    const written =
      now.trim() === ''
        ? deleteDoc(at())
        : setDoc(at(), { schema: 1, personId, text: now, updatedAt: serverTimestamp() })
    written.then(
      () => {
        stored = now
        if (text.value === now) writeLocalDraft(uid, chatId, null)
      },
      () => (handedOver = stored),
    )
  }

  async function find() {
    const found = await getDoc(at()).catch(() => null)
    return found?.exists() ? fromDocument<Draft>(found) : null
  }

  async function restore() {
    const draft = await shelved.found
    if (!draft) return
    stored = handedOver = draft.text
    if (!touched) text.value = draft.text
    else if (kept && text.value === kept.text && kept.savedAt < draft.updatedAt) text.value = draft.text
  }

  useEventListener(globalThis, 'pagehide', flush)
  useEventListener(document, 'visibilitychange', () => {
    if (document.visibilityState === 'hidden') flush()
  })
  onScopeDispose(() => {
    flush()
    liveShelf.put(key)
  })
  void restore()
  if (kept) timer = setTimeout(flush, PAUSE_MS)

  return { text, write, flush }
}
