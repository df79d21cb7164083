import { joinFormatted } from '@chats/domain/joinFormatted'
import type { FormattedWords } from '@chats/domain/spellOut'
import { readLocalDraft, writeLocalDraft } from './localDraft.ts'

/** Puts a text into the draft of another chat, before that chat is opened; what is being written there stays before it. */
export function carryDraft(
  uid: string,
  chatId: string,
  words: FormattedWords,
  storage: Storage = localStorage,
) {
  const there = readLocalDraft(uid, chatId, storage) ?? { text: '' }
  const { text, formatting } = joinFormatted([there, words], '\n\n')
  writeLocalDraft(uid, chatId, { text, ...(formatting && { formatting }), savedAt: Date.now() }, storage)
}
