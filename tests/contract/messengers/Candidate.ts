import type { Messenger as MessengerName } from '@chats/domain/Messenger'

/** A messenger that the contract is held against, and what its simulator is told differently. */
export interface Candidate {
  readonly name: MessengerName
  /** In the simulator. */
  readonly channel: string
  readonly token: string
  /** Well-formed, of the same channel, and no longer good. */
  readonly deadToken: string
  /** The community, where the webhook's secrets know one. */
  readonly groupId?: string
  /** The field of a control call's answer that is the messenger's id of a message. */
  readonly idField: 'message_id' | 'conversation_message_id'
  /** The methods that send words, and that fetch what is told about the channel itself. */
  readonly sendMethod: string
  /** A fault that makes the messenger ask to wait for 7 seconds. */
  readonly rateFault: object
  /** What a person's file of a kind cannot be had as; all others are fetched. */
  readonly unfetched: readonly string[]
  /** An emoji that both sides can react with. */
  readonly emoji: string
}

/** The messengers; a new one is one more row. */
export const candidates: readonly Candidate[] = [
  {
    name: 'telegram',
    channel: 'demo-telegram',
    token: '111111:demo',
    deadToken: '111111:dead',
    idField: 'message_id',
    sendMethod: 'sendMessage',
    rateFault: { do: 'status', code: 429, retry_after: 7 },
    unfetched: [],
    emoji: '🔥',
  },
  {
    name: 'vk',
    channel: 'demo-vk',
    token: 'vk1.demo',
    deadToken: 'vk1.dead',
    groupId: '222222',
    idField: 'conversation_message_id',
    sendMethod: 'messages.send',
    rateFault: { do: 'status', code: 6, retry_after: 7 },
    // A community gets no file of a video.
    unfetched: ['video'],
    emoji: '🔥',
  },
]
