import type { Sender } from '@chats/domain/Inbound'

/** The person of an event: VK gives a number and names nobody. */
export const readSender = (id: number): Sender => ({ externalId: String(id), name: '' })
