import type { Instant } from '@chats/domain/Instant'
import type { LiveTunnel } from '@chats/domain/Tunnel'
import type { TunnelImpulse } from '@chats/domain/TunnelHeard'

/** One chat's way through one tunnel. */
export interface RunPlace {
  readonly tunnelId: string
  readonly chatId: string
}

/** A run whose time has come. */
export interface DueRun extends RunPlace {
  readonly dueAt: Instant
}

/** A run that has not ended. */
export interface RunningPlace extends RunPlace {
  readonly paused: boolean
}

/** A manager who acts on somebody's way through a tunnel. */
export interface ActingManager {
  readonly id: string
  readonly name: string
}

/** What starts a run: an entry of the timeline, or a manager. */
export interface RunStart {
  readonly entryId: string
  /** What the person wrote was a keyword: where automation is silent, nobody answers that. */
  readonly byKeyword?: boolean
  /** The timeline says already that it started. */
  readonly silent?: boolean
  readonly by?: ActingManager
}

/** The runs of tunnels, each moved in one transaction of its own. */
export interface TunnelRuns {
  /** The tunnels that run, by id; remembered for a while, but not from before `since`. */
  live(now: Instant, since?: Instant): Promise<Readonly<Record<string, LiveTunnel>>>
  /** Whether a run was started; the same start twice starts once. */
  start(place: RunPlace, start: RunStart, now: Instant): Promise<boolean>
  /**
   * Whether an impulse moved a run. `since`: when the entry that it is about was written; what is older than where the
   * run stands is none for it.
   */
  move(
    place: RunPlace,
    impulse: TunnelImpulse,
    now: Instant,
    more?: { readonly since?: Instant; readonly by?: ActingManager },
  ): Promise<boolean>
  /** The runs of a chat that have not ended. */
  running(chatId: string): Promise<readonly RunningPlace[]>
  /** All chats of the person of a chat, that one included; empty where it is gone. */
  chatsBeside(chatId: string): Promise<readonly string[]>
  chatsOf(personId: string): Promise<readonly string[]>
  /** The runs whose time has come, the longest due first, page by page; at least one page. */
  due(now: Instant): AsyncIterable<readonly DueRun[]>
  /** A page of the runs that stand still because their tunnel did, by the id of the chat, after one. */
  stoodStill(tunnelId: string, after?: string): Promise<readonly RunPlace[]>
  /** Hands runs over to be moved on elsewhere, or the going on of a whole tunnel. */
  spread(work: TunnelWork): Promise<void>
}

/** A share of work for the task queue: runs whose time has come, or a tunnel whose runs are to go on. */
export type TunnelWork =
  { readonly due: readonly RunPlace[] } | { readonly resume: string; readonly after?: string }
