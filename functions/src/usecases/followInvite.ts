import type { Instant } from '@chats/domain/Instant'
import { inviteTokenOf } from '@chats/domain/inviteLinks'
import type { Invites } from './Invites.ts'
import type { Log } from './Log.ts'

export interface FollowPorts {
  readonly invites: Pick<Invites, 'follow'>
  readonly hashOf: (token: string) => string
  readonly log: Log
}

/** A chat says where its person came from; if that is a personal link, the chat joins whom the link was made for. */
export async function followInvite(
  chatId: string,
  { payload, at }: { readonly payload: string; readonly at: Instant },
  { invites, hashOf, log }: FollowPorts,
): Promise<void> {
  const token = inviteTokenOf(payload)
  if (token === null) return
  log({ event: 'invite_followed', chatId, result: await invites.follow(hashOf(token), chatId, at) })
}
