import type { WebhookGlimpse } from '@chats/domain/WebhookGlimpse'

/** How asking a messenger about a token ended. */
export type Connection =
  | {
      readonly ok: true
      readonly identity: {
        readonly externalId: string
        readonly title: string
        readonly handle: string
        /** What `openFile` takes, when there is a picture. */
        readonly photo?: string
      }
    }
  | { readonly ok: false; readonly why: 'refused' | 'unreachable'; readonly said: string }

/** A messenger with a token, as far as connecting and watching a channel need it. */
export interface ChannelMessenger {
  /** Asks who the token belongs to; with a webhook, sets it. */
  connect(webhook?: {
    readonly url: string
    readonly secret: string
    readonly saveConfirmation: (vk: {
      readonly groupId: string
      readonly confirmation: string
    }) => Promise<void>
  }): Promise<Connection>
  /** Absent where the messenger does not tell. */
  readonly webhook?: {
    inspect(url: string): Promise<WebhookGlimpse>
    remove(url: string): Promise<boolean>
  }
  /** The bytes of a picture. Throws when it cannot be had. */
  openFile(photo: string): Promise<{ readonly bytes: Uint8Array; readonly contentType: string }>
}

/** The kinds of pictures that every browser shows and that carry no script. */
export const isPicture = (contentType: string): boolean => /^image\/(jpeg|png|webp|gif)$/u.test(contentType)
