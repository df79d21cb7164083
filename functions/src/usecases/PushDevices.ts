import type { Instant } from '@chats/domain/Instant'
import type { Manager } from '@chats/domain/Manager'
import type { Person } from '@chats/domain/Person'
import type { PushAddress, PushDevice } from '@chats/domain/PushDevice'
import type { PushMessage } from '@chats/domain/PushMessage'

/** A browser that is pushed to, and whose it is. */
export interface KnownDevice extends PushAddress {
  readonly uid: string
  readonly id: string
}

/** A manager at work, with how they want to be told, and their browsers. */
export interface PushReader extends Pick<Manager, 'locale' | 'notify'> {
  readonly id: string
  readonly sees: (person: Pick<Person, 'assigneeId'>) => boolean
  readonly devices: readonly KnownDevice[]
}

/** Who is pushed to, and where. */
export interface PushDevices {
  /** Null: nobody who works here now. Without devices nothing else is read. */
  readonly reader: (uid: string) => Promise<PushReader | null>
  /** Everybody at work who has a device; remembered for a minute, for messages come often. */
  readonly everybody: (now: Instant) => Promise<readonly PushReader[]>
  /** Whose chat that is. */
  readonly personOf: (
    chatId: string,
  ) => Promise<(Pick<Person, 'name' | 'assigneeId'> & { id: string }) | null>
  readonly find: (uid: string, endpoint: string) => Promise<KnownDevice | null>
  /** Keeps a device under its manager, and under nobody else who had used the same browser. */
  readonly save: (uid: string, device: PushDevice) => Promise<void>
  readonly remove: (device: Pick<KnownDevice, 'uid' | 'id'>) => Promise<void>
}

/** `gone`: the browser is not there any longer. `refused`: not this message. `later`: the push service cannot now. */
export type PushOutcome = 'taken' | 'gone' | 'refused' | 'later'

/** Hands a message to the push service of a device, encrypted for it. */
export type SendPush = (device: PushAddress, message: PushMessage) => Promise<PushOutcome>
