import type { Channel } from './Channel.ts'

/** The link that opens a channel and carries a payload, in the words of its messenger. */
export function startLinkOf(
  { messenger, handle }: Pick<Channel, 'messenger' | 'handle'>,
  payload: string,
): string {
  const name = encodeURIComponent(handle.replace(/^(?:@|vk\.com\/)/u, ''))
  // https://core.telegram.org/bots/features#deep-linking, https://dev.vk.com/ru/api/community-messages/getting-started
  return messenger === 'telegram'
    ? `https://t.me/${name}?start=${payload}`
    : `https://vk.me/${name}?ref=${payload}`
}
