import type { DictionaryEntry } from '@chats/domain/Dictionary'
import { without } from '@chats/domain/without'
import type { Word } from './useDictionary.ts'

/** A word as the dictionary keeps it. */
export const entryOf = (word: Word): DictionaryEntry => without(word, 'id')
