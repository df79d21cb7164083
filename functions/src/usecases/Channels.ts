import type { Channel, ChannelSecret, ChannelState } from '@chats/domain/Channel'
import type { ChannelHealth } from '@chats/domain/ChannelHealth'
import type { Messenger } from '@chats/domain/Messenger'

/** The connected channels: their public half and their secrets. */
export interface Channels {
  /** What stands beside the token, or a sentence about what is wrong with it; null when it is gone. */
  secret(channelId: string): Promise<ChannelSecret | { readonly wrong: string } | null>
  channel(channelId: string): Promise<Channel | null>
  /** The channels of a bot or community, removed ones too. */
  channelsOf(messenger: Messenger, externalId: string): Promise<readonly { id: string; channel: Channel }[]>
  /** Every channel that is not removed. */
  connected(): Promise<readonly { id: string; channel: Channel }[]>
  /** Creates or changes the secret half; what is not named stays. */
  saveSecret(channelId: string, changes: Partial<Omit<ChannelSecret, 'error'>>): Promise<void>
  /** Creates or brings up to date the public half and takes errors away. */
  saveConnected(channelId: string, channel: Omit<Channel, 'error'>, rotation: number): Promise<void>
  savePhoto(channelId: string, photo: string): Promise<void>
  /** Sets the state when it is one of `from`; false when it is another. */
  move(channelId: string, from: readonly ChannelState[], to: ChannelState): Promise<boolean>
  /** Takes the secrets away and leaves the public half as `removed`. */
  saveRemoved(channelId: string): Promise<void>
  /**
   * Writes down a health that was found with `token`, unless the channel has another token by now. A refused token stops
   * an active channel; true when it did.
   */
  saveHealth(channelId: string, token: string, health: ChannelHealth): Promise<boolean>
  saveQuarantined(channelId: string, count: number): Promise<void>
  /** Writes beside what was typed what is wrong with it; null takes it away. */
  answer(path: string, error: string | null): Promise<void>
}
