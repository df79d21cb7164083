import { expect, it } from 'vitest'
import { carryDraft } from './carryDraft.ts'
import { readLocalNote, writeLocalNote } from './localNote.ts'
import { readLocalDraft, writeLocalDraft } from './localDraft.ts'

function memory(): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    clear: () => kept.clear(),
    key: () => null,
    getItem: key => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: key => void kept.delete(key),
  }
}

it('keeps a draft for its manager and chat alone, until it is forgotten', () => {
  const storage = memory()
  const draft = { text: 'Добрый день', savedAt: 5 }
  writeLocalDraft('anna', 'chat', draft, storage)
  expect(readLocalDraft('anna', 'chat', storage)).toEqual(draft)
  expect(readLocalDraft('ivan', 'chat', storage)).toBeNull()
  expect(readLocalDraft('anna', 'other', storage)).toBeNull()
  writeLocalDraft('anna', 'chat', null, storage)
  expect(readLocalDraft('anna', 'chat', storage)).toBeNull()
})

it('carries words to another chat, behind what is written there', () => {
  const storage = memory()
  carryDraft('anna', 'other', { text: 'сто гривен' }, storage)
  expect(readLocalDraft('anna', 'other', storage)?.text).toBe('сто гривен')
  const formatting = [{ type: 'bold' as const, offset: 2, length: 8 }]
  carryDraft('anna', 'other', { text: 'и доставка', formatting }, storage)
  expect(readLocalDraft('anna', 'other', storage)?.text).toBe('сто гривен\n\nи доставка')
  expect(readLocalDraft('anna', 'other', storage)?.formatting).toEqual([
    { type: 'bold', offset: 14, length: 8 },
  ])
  expect(readLocalDraft('ivan', 'other', storage)).toBeNull()
})

it('takes nothing that is not a draft, and survives a storage that refuses', () => {
  const storage = memory()
  for (const broken of ['{', '1', '{"text":1,"savedAt":2}', '{"text":"a"}', 'null']) {
    storage.setItem('draft/anna/chat', broken)
    expect(readLocalDraft('anna', 'chat', storage)).toBeNull()
  }
  const full = {
    setItem: () => {
      throw new Error('QuotaExceededError')
    },
    removeItem: () => undefined,
  }
  expect(() => writeLocalDraft('anna', 'chat', { text: 'a', savedAt: 1 }, full)).not.toThrow()
})

it('keeps whom an unsent note mentions, also without words, until nothing is left of it', () => {
  const storage = memory()
  writeLocalNote('anna', 'chat', { text: '', mentions: { ivan: 'Иван' } }, storage)
  expect(readLocalNote('anna', 'chat', storage)).toEqual({ text: '', mentions: { ivan: 'Иван' } })
  expect(readLocalDraft('anna', 'chat', storage)).toBeNull()
  writeLocalNote('anna', 'chat', { text: '', mentions: {} }, storage)
  expect(readLocalNote('anna', 'chat', storage)).toBeNull()
})
