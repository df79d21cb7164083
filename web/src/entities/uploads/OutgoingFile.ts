import type { FileContent } from '@chats/domain/Content'
import type { Reply } from '@chats/domain/Reply'
import type { Later } from '../scheduled/writeScheduled.ts'

/** What is known of a file's content before it has a place in Storage. */
export type Prepared = FileContent extends infer Each
  ? Each extends unknown
    ? Omit<Each, 'file'>
    : never
  : never

/** A file that was chosen and is not sent yet. */
export interface OutgoingFile {
  /** The id of the message it will be. */
  readonly id: string
  readonly blob: Blob
  readonly name: string
  /** MIME type as the browser says it; empty where it knows none. */
  readonly type: string
  readonly content: Prepared
  readonly albumId?: string | undefined
}

/** Files that go out together, in their order, as soon as all of them are uploaded. */
export interface Outgoing {
  readonly id: string
  readonly chatId: string
  readonly personId: string
  readonly author: { readonly id: string; readonly name: string }
  readonly files: readonly OutgoingFile[]
  readonly replyTo?: Reply | undefined
  /** They do not go as soon as that, but at a time. */
  readonly later?: Pick<Later, 'sendAt' | 'unlessAnswered'> | undefined
}

/** How far they have come: `share` from 0 to 1 of all bytes. */
export interface OutgoingProgress extends Outgoing {
  /** `gone`: a file is no longer where it was chosen; it has to be chosen anew. */
  readonly state: 'uploading' | 'failed' | 'gone'
  readonly share: number
}
