import type { Formatting } from '@chats/domain/Formatting'

/** What stands in the composer, and writing there; without a formatting of its own the text keeps what stands in it. */
export interface Draft {
  readonly text: { readonly value: string }
  readonly formatting: { readonly value: readonly Formatting[] }
  readonly write: (text: string, formatting?: readonly Formatting[]) => void
  readonly flush: () => void
}
