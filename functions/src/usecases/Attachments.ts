import type { ContentKind } from '@chats/domain/Content'

/** A file of a message that is still at the messenger. */
export interface PendingFile {
  readonly channelId: string
  readonly personId: string
  readonly kind: ContentKind
  readonly name: string
  /** Bytes, as told. */
  readonly size?: number
  /** The messenger's handle of it. */
  readonly source: string
  /** Where it shall be in Storage: an edit may have put it in the place of another. */
  readonly path: string
}

/** What became of it. */
export type Copied =
  | { readonly state: 'stored'; readonly path: string; readonly type: string; readonly size: number }
  | { readonly state: 'too_big' | 'failed' }

/** The files of messages that came in, as the messages tell of them. */
export interface Attachments {
  /** The file that waits to be copied; null when none does. */
  pending(chatId: string, messageId: string): Promise<PendingFile | null>
  /** Writes down what became of a file; false when the message has another one by now. */
  settle(chatId: string, messageId: string, source: string, copied: Copied): Promise<boolean>
  /** Asks for a file that could not be had once more; false when there is none. */
  retry(chatId: string, messageId: string): Promise<boolean>
}
