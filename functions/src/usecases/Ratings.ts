import type { Instant } from '@chats/domain/Instant'
import type { Content } from '@chats/domain/Content'
import type { Message } from '@chats/domain/Message'

/** A press as it stands on the timeline. */
export interface Pressed {
  readonly messageId: string
  readonly message: Message
  readonly content: Extract<Content, { kind: 'press' }>
}

/** How people rate the dialogs that were held with them. Everything may be done twice, and is done once. */
export interface Ratings {
  /** Asks the person of a dialog that was resolved at that moment, or writes down why not. */
  ask(dialogId: string, resolvedAt: Instant): Promise<'asked' | 'skipped' | 'nothing'>
  /** Takes a press on a rating form; answers the words for the person's screen, null when it is on something else. */
  take(pressed: Pressed): Promise<string | null>
  /** Takes the words that a person announced. */
  comment(messageId: string, message: Message): Promise<void>
}
