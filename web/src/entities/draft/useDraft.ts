import type { Draft } from '@chats/domain/Draft'
import type { Formatting } from '@chats/domain/Formatting'
import { moveFormatting } from '@chats/domain/moveFormatting'
import { draftPath } from '@chats/domain/paths'
import { sameValue } from '@chats/domain/sameValue'
import { useEventListener } from '@vueuse/core'
import { deleteDoc, doc, serverTimestamp, setDoc } from 'firebase/firestore'
import { onScopeDispose, shallowRef } from 'vue'
import { backend } from '../backend.ts'
import { liveShelf } from '../liveShelf.ts'
import { findDraft } from './findDraft.ts'
import { readLocalDraft, writeLocalDraft } from './localDraft.ts'

const PAUSE_MS = 1_000

/** What the database has; kept a while, so that coming back to a chat reads nothing. */
interface StoredDraft {
  found: Promise<Pick<Draft, 'text' | 'formatting' | 'updatedAt'> | null>
  readonly close: () => void
}

interface Words {
  readonly text: string
  readonly formatting: readonly Formatting[]
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
  const formatting = shallowRef<readonly Formatting[]>(kept?.formatting ?? [])
  const at = () => doc(backend().db, draftPath(uid, chatId))
  const key = draftPath(uid, chatId)
  const shelved = liveShelf.take<StoredDraft>(key, () => ({ found: find(), close: () => undefined }))
  const nothing: Words = { text: '', formatting: [] }
  let touched = kept !== null
  let handedOver = nothing
  let stored = nothing
  let timer: ReturnType<typeof setTimeout> | undefined

  const now = (): Words => ({ text: text.value, formatting: formatting.value })

  /** Without a formatting of its own the text keeps what stands in it. */
  function write(
    next: string,
    marks: readonly Formatting[] = moveFormatting(text.value, next, formatting.value),
  ) {
    touched = true
    text.value = next
    formatting.value = marks
    writeLocalDraft(uid, chatId, {
      text: next,
      ...(marks.length && { formatting: marks }),
      savedAt: Date.now(),
    })
    clearTimeout(timer)
    timer = setTimeout(flush, PAUSE_MS)
  }

  /** Hands what was typed to Firestore now. */
  function flush() {
    clearTimeout(timer)
    const words = now()
    if (!touched) return
    // Handed over is not stored: a page that closes may never get to it, so the copy here stays until the answer.
    if (sameValue(words, handedOver)) {
      if (sameValue(words, stored)) writeLocalDraft(uid, chatId, null)
      return
    }
    handedOver = words
    const marks = words.formatting.length ? { formatting: [...words.formatting] } : {}
    shelved.found = Promise.resolve({ text: words.text, ...marks, updatedAt: Date.now() })
    const written =
      words.text.trim() === ''
        ? deleteDoc(at())
        : setDoc(at(), { schema: 1, personId, text: words.text, ...marks, updatedAt: serverTimestamp() })
    written.then(
      () => {
        stored = words
        if (sameValue(now(), words)) writeLocalDraft(uid, chatId, null)
      },
      () => (handedOver = stored),
    )
  }

  async function find() {
    const found = await findDraft(key)
    return found && 'text' in found ? found : null
  }

  async function restore() {
    const draft = await shelved.found
    if (!draft) return
    stored = handedOver = { text: draft.text, formatting: draft.formatting ?? [] }
    const unchanged = kept && text.value === kept.text && kept.savedAt < draft.updatedAt
    if (touched && !unchanged) return
    text.value = stored.text
    formatting.value = stored.formatting
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

  return { text, formatting, write, flush }
}
