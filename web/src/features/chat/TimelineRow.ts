import type { LiveMessage } from '../../entities/messages/LiveMessage.ts'

/** One message, or the parts of an album in their order. */
export type Parts = readonly [LiveMessage, ...LiveMessage[]]

/** What happened without anything said in between. */
export interface EventRun {
  readonly type: 'run'
  readonly key: string
  readonly events: readonly [LiveMessage, ...LiveMessage[]]
}

/**
 * One line of the timeline: a day's pill, the divider before what is unread, a message with its place in a group, or a
 * run of events that is folded into one line.
 */
export type TimelineRow =
  | { readonly type: 'day'; readonly key: string; readonly at: number }
  | { readonly type: 'unread'; readonly key: 'unread' }
  | {
      readonly type: 'message'
      readonly key: string
      readonly parts: Parts
      /** Whether the message opens or closes a run of one author's messages. */
      readonly first: boolean
      readonly last: boolean
    }
  | EventRun
