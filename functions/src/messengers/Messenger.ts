import type { Content, FileContent } from '@chats/domain/Content'
import type { Received } from '@chats/domain/Received'
import type { Sending } from '@chats/domain/Sending'
import type { WebhookGlimpse } from '@chats/domain/WebhookGlimpse'
import type { Inbound } from '@chats/domain/Inbound'
import type { Instant } from '@chats/domain/Instant'
import type { WebhookSecrets } from '@chats/domain/WebhookSecrets'

/** A request at the webhook. `header` takes lower-case names. */
export interface Incoming {
  readonly header: (name: string) => string | undefined
  readonly body: Uint8Array
  /** Our clock: some of VK's events tell no time. */
  readonly arrivedAt: Instant
}

/** A file of ours on its way out. */
export interface OutgoingFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** A part of an album. */
export interface OutgoingPart {
  readonly content: FileContent
  readonly file: OutgoingFile
}

/** Something on its way out; `to` is the person's id in the messenger, `externalId` the messenger's id of a message. */
export type Outgoing =
  | {
      readonly type: 'message'
      /** Ours: the idempotency key, where the messenger takes one, follows from it. */
      readonly id: string
      /** The key, where it was another message's before: of a part that is left of an album. */
      readonly sendKey?: string
      readonly to: string
      readonly content: Content
      /** Reads the file of the content, when it has one; throws when it cannot be read now. */
      readonly file?: () => Promise<OutgoingFile>
      readonly replyTo?: string
    }
  | {
      /** Two files or more that go as one; `id` is the first one's. */
      readonly type: 'album'
      readonly id: string
      readonly sendKey?: string
      readonly to: string
      readonly parts: readonly OutgoingPart[]
      readonly replyTo?: string
    }
  | {
      readonly type: 'edit'
      readonly to: string
      readonly externalId: string
      readonly content: Content
      /** What it was, since some edits depend on it. */
      readonly before: Content
    }
  | { readonly type: 'remove'; readonly to: string; readonly externalId: string }
  | { readonly type: 'react'; readonly to: string; readonly externalId: string; readonly emoji: string }
  /** Tells the messenger that a press has arrived: until then, or for some seconds, the button looks busy. `text`: words for a moment, at most 90 characters. */
  | { readonly type: 'answer'; readonly to: string; readonly answerId: string; readonly text?: string }

/** The bot or community behind a token. */
export interface Identity {
  readonly externalId: string
  readonly title: string
  readonly handle: string
  /** The handle of its picture for `openFile`, when it was only asked who it is and has one. */
  readonly photo?: string
}

/** Where the updates shall go. */
export interface WebhookTarget {
  readonly url: string
  readonly secret: string
  /** VK asks the address for this word while it is being set, so it has to be stored before. */
  readonly saveConfirmation: (vk: {
    readonly groupId: string
    readonly confirmation: string
  }) => Promise<void>
}

/** How connecting ended. `refused` names what the messenger said; `unreachable` may go better later. */
export type Connecting =
  | { readonly ok: true; readonly identity: Identity }
  | { readonly ok: false; readonly why: 'refused' | 'unreachable'; readonly said: string }

/** What a messenger tells about a person when it is asked. */
export interface Profile {
  readonly photo: string | null
  readonly name?: string
  readonly username?: string
}

/** What a messenger keeps of what was said, a page at a time from `offset` on, the newest first; null: no answer. */
export interface History {
  /** `externalId` is null for what is no talk with a person. */
  talks(
    offset: number,
  ): Promise<readonly { readonly externalId: string | null; readonly lastAt: Instant }[] | null>
  /** Each message with everything it carries. */
  said(externalId: string, offset: number): Promise<readonly (readonly Inbound[])[] | null>
}

/** One connected channel of a messenger. Calls throw nothing but programming errors where they return a union. */
export interface Messenger {
  /** Checks who sent a request and reads it. Pure: no call goes out. */
  receive(request: Incoming, secrets: WebhookSecrets): Received
  /** Sends once, without any retry of its own. For a change, `externalId` of the answer is that of the message. */
  send(outgoing: Outgoing): Promise<Sending>
  /**
   * The handle of the person's photo for `openFile`; null when there is none, or the messenger does not know the
   * person. Their name too where updates do not tell it. Throws when it may go better later.
   */
  profile(externalId: string): Promise<Profile>
  /** The bytes of a file of the messenger. Throws when it cannot be had; `fileRefusalOf` says whether that is final. */
  openFile(file: string): Promise<{ readonly bytes: Uint8Array; readonly contentType: string }>
  /** Asks who the token belongs to; with a `webhook`, also points the updates to it. */
  connect(webhook?: WebhookTarget): Promise<Connecting>
  /**
   * Where updates are delivered, of those who tell (docs/decisions/0003): how it goes at the address `url`, and taking
   * that address away; false when the messenger does not answer.
   */
  readonly webhook?: {
    inspect(url: string): Promise<WebhookGlimpse>
    remove(url: string): Promise<boolean>
  }
  /** To catch up after an outage, where the messenger keeps a history for us. */
  readonly history?: History
}
