import type { Instant } from '@chats/domain/Instant'
import type { InviteRequest } from '@chats/domain/Invite'
import { inviteLinkOf } from '@chats/domain/inviteLinks'
import type { MergeRefusal } from '@chats/domain/MergeRequest'
import type { Invites } from './Invites.ts'
import type { Log } from './Log.ts'

export interface InvitePorts {
  readonly invites: Invites
  /** A new random token, and what it is filed under. */
  readonly newToken: () => { readonly token: string; readonly hash: string }
  readonly now: () => Instant
  readonly log: Log
}

/** A link for one person into another channel: the chat that begins by it is theirs. Only the link holds the token. */
export async function inviteToChannel(
  by: string,
  request: InviteRequest,
  { invites, newToken, now, log }: InvitePorts,
): Promise<{ readonly link: string } | MergeRefusal> {
  const { token, hash } = newToken()
  const channel = await invites.file(by, request, hash, now())
  if (typeof channel === 'string') return channel
  log({ event: 'invite_made', ...request })
  return { link: inviteLinkOf(channel, token) }
}
