import { readLocalDraft, writeLocalDraft } from './localDraft.ts'

/** Puts a text into the draft of another chat, before that chat is opened; what is being written there stays before it. */
export function carryDraft(uid: string, chatId: string, text: string, storage: Storage = localStorage) {
  const there = readLocalDraft(uid, chatId, storage)?.text ?? ''
  const joined = [there, text].filter(part => part.trim() !== '').join('\n\n')
  writeLocalDraft(uid, chatId, { text: joined, savedAt: Date.now() }, storage)
}
