import type { Formatting } from '@chats/domain/Formatting'

/** The last second of typing, kept synchronously: what the debounce has not yet handed to Firestore. */
export interface LocalDraft {
  readonly text: string
  readonly formatting?: readonly Formatting[]
  /** Of a note: uid → name. */
  readonly mentions?: Readonly<Record<string, string>>
  /** This browser's clock, milliseconds. */
  readonly savedAt: number
}

const keyOf = (uid: string, chatId: string) => `draft/${uid}/${chatId}`

export function readLocalDraft(
  uid: string,
  chatId: string,
  storage: Pick<Storage, 'getItem'> = localStorage,
) {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keyOf(uid, chatId)) ?? 'null')
    return isLocalDraft(kept) ? kept : null
  } catch {
    return null
  }
}

/** Keeps the draft, or forgets it (`null`). A full or forbidden storage is no reason to stop typing. */
export function writeLocalDraft(
  uid: string,
  chatId: string,
  draft: LocalDraft | null,
  storage: Pick<Storage, 'setItem' | 'removeItem'> = localStorage,
) {
  try {
    if (draft) storage.setItem(keyOf(uid, chatId), JSON.stringify(draft))
    else storage.removeItem(keyOf(uid, chatId))
  } catch {
    return
  }
}

const isLocalDraft = (kept: unknown): kept is LocalDraft =>
  typeof kept === 'object' &&
  kept !== null &&
  'text' in kept &&
  typeof kept.text === 'string' &&
  'savedAt' in kept &&
  typeof kept.savedAt === 'number'
