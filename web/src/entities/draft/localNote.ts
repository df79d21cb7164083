import { readLocalDraft, writeLocalDraft } from './localDraft.ts'

/** A note that is not sent: its words, and whom it mentions (uid → name). */
export interface LocalNote {
  readonly text: string
  readonly mentions: Readonly<Record<string, string>>
}

const keyOf = (chatId: string) => `note ${chatId}`

/** The note that was begun in a chat, in this browser. */
export function readLocalNote(
  uid: string,
  chatId: string,
  storage: Pick<Storage, 'getItem'> = localStorage,
): LocalNote | null {
  const kept = readLocalDraft(uid, keyOf(chatId), storage)
  return kept && { text: kept.text, mentions: kept.mentions ?? {} }
}

/** Keeps a note, or forgets one in which nothing is left. */
export function writeLocalNote(
  uid: string,
  chatId: string,
  { text, mentions }: LocalNote,
  storage: Pick<Storage, 'setItem' | 'removeItem'> = localStorage,
) {
  const empty = text === '' && Object.keys(mentions).length === 0
  writeLocalDraft(uid, keyOf(chatId), empty ? null : { text, mentions, savedAt: Date.now() }, storage)
}
