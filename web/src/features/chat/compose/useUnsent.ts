import type { Formatting } from '@chats/domain/Formatting'
import type { Instant } from '@chats/domain/Instant'
import { defineStore } from 'pinia'
import { shallowRef, type ShallowRef } from 'vue'
import type { LiveMessage } from '../../../entities/messages/LiveMessage.ts'

/** Another wording of a message that is being written; `basedOn` is the wording it began with. */
export interface Editing {
  readonly message: LiveMessage
  readonly text: string
  readonly formatting: readonly Formatting[]
  readonly basedOn: Instant | null
}

/** A file that was chosen; `preview` is an object URL of a picture, null for anything else. */
export interface ChosenFile {
  readonly id: string
  readonly file: File
  readonly preview: string | null
}

/** What stands in a composer beside its words. */
export interface Unsent {
  readonly files: ShallowRef<readonly ChosenFile[]>
  readonly answered: ShallowRef<LiveMessage | null>
  readonly editing: ShallowRef<Editing | null>
}

/** What was begun in the composer of each chat and not sent, for as long as the page is open: whoever comes back finds it. */
export const useUnsent = defineStore('unsent', () => {
  const kept = new Map<string, Unsent>()
  return {
    of(chatId: string): Unsent {
      const unsent = kept.get(chatId) ?? {
        files: shallowRef([]),
        answered: shallowRef(null),
        editing: shallowRef(null),
      }
      kept.set(chatId, unsent)
      return unsent
    },
  }
})
