import type { Channel } from './Channel.ts'

const PREFIX = 'join_'

/** The token that a deep link's payload carries; null when it is another kind of link. */
export const inviteTokenOf = (payload: string): string | null =>
  /^join_([\w-]{22})$/u.exec(payload)?.[1] ?? null

/** The link that opens a channel with a token, in the words of its messenger. */
export function inviteLinkOf({ messenger, handle }: Pick<Channel, 'messenger' | 'handle'>, token: string) {
  const name = encodeURIComponent(handle.replace(/^@/u, ''))
  const payload = PREFIX + token
  // https://core.telegram.org/bots/features#deep-linking, https://dev.vk.com/ru/api/community-messages/getting-started
  return messenger === 'telegram'
    ? `https://t.me/${name}?start=${payload}`
    : `https://vk.me/${name}?ref=${payload}`
}
