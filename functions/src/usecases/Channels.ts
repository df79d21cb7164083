import type { Channel, ChannelSecret } from '@chats/domain/Channel'

/** The connected channels: their public half and their secrets. */
export interface Channels {
  /** What an admin typed, or a sentence about what is wrong with it; null when it is gone. */
  secret(channelId: string): Promise<ChannelSecret | { readonly wrong: string } | null>
  channel(channelId: string): Promise<Channel | null>
  saveWebhookSecret(channelId: string, secret: string, previous: string | undefined): Promise<void>
  saveConfirmation(channelId: string, confirmation: { groupId: string; confirmation: string }): Promise<void>
  /** Creates or brings up to date the public half and takes the error away. */
  saveConnected(channelId: string, channel: Omit<Channel, 'error'>): Promise<void>
  /** Writes beside what was typed what is wrong with it; null takes it away. */
  answer(path: string, error: string | null): Promise<void>
}
