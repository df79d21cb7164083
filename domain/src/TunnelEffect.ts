import type { Automation } from './Automation.ts'
import type { MessageBlock } from './MessageBlock.ts'
import type { TunnelBlockOf, TunnelDeed } from './TunnelBlock.ts'

type Deed<T extends TunnelDeed['type']> = Extract<TunnelDeed, { type: T }>

/** What a step of a tunnel does beside moving the run; its place in the step is part of the id of what it writes. */
export type TunnelEffect =
  | {
      readonly type: 'send'
      readonly blockId: string
      readonly contents: readonly MessageBlock[]
      readonly rows: TunnelBlockOf<'message'>['rows']
    }
  /** A message is about to go while a manager types: it is shown and waits. */
  | { readonly type: 'hold'; readonly block: TunnelBlockOf<'message'> }
  /** A row of the system on the timeline (S-79). */
  | { readonly type: 'row'; readonly content: Omit<Automation, 'kind' | 'tunnel' | 'tunnelId'> }
  /** START or STOP fired (S-78), for this tunnel or another; for another one it is what moves that. */
  | {
      readonly type: 'indicator'
      readonly what: 'tunnelStarted' | 'tunnelStopped'
      readonly tunnelId: string
      readonly block: string
    }
  /** Another system is told of the person; functions send it once the step is written down, and nobody waits for it. */
  | (Deed<'request'> & { readonly blockId: string; readonly block: string })
  | Deed<'tag'>
  | Deed<'plan'>
  | Deed<'mention'>
  | Deed<'unread'>
