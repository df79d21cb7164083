import type { LiveMessage } from '../../entities/messages/LiveMessage.ts'

/** One line of the timeline: a day's pill, the divider before what is unread, or a message with its place in a group. */
export type TimelineRow =
  | { readonly type: 'day'; readonly key: string; readonly at: number }
  | { readonly type: 'unread'; readonly key: 'unread' }
  | {
      readonly type: 'message'
      readonly key: string
      /** One message, or the parts of an album in their order. */
      readonly parts: readonly [LiveMessage, ...LiveMessage[]]
      /** Whether the message opens or closes a run of one author's messages. */
      readonly first: boolean
      readonly last: boolean
    }
