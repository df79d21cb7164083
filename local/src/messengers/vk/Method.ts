import type { World } from '../Messenger.ts'
import type { Params } from './createParams.ts'
import type { OfferedEvent } from './offerEvent.ts'
import type { Chat, Community, State, StoredMessage } from './State.ts'

/** What a method of VK's API may use. */
export interface MethodContext {
  world: World
  state: State
  community: Community
  params: Params
  /** Sends an event to the community's servers; nobody waits for it. */
  tell(event: OfferedEvent): void
  /** A message of the community reached the person: it is counted and shown. */
  arrived(chat: Chat, stored: StoredMessage): void
  /** A stored message changed. */
  changed(chat: Chat, stored: StoredMessage): void
  typing(chat: Chat): void
  /** Queued events of a server that is gone are dropped with it. */
  forget(serverId: number): void
  /** What waited for a server may go now. */
  wake(serverId: number): void
}

/** A method of VK's API: gives its `response` or throws a Refusal. */
export type Method = (context: MethodContext) => unknown
