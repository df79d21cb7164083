import type { Formatting } from '@chats/domain/Formatting'

/** A run of plain text, or a formatted stretch with what stands inside it. Joined, the texts are the whole text. */
export type Segment =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: Formatting['type']; readonly url?: string; readonly children: readonly Segment[] }
