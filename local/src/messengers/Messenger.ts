import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CallLog } from './createCallLog.ts'
import type { Clock } from './createClock.ts'
import type { Faults } from './createFaults.ts'
import type { FileStore } from './createFileStore.ts'
import type { Ledger } from './createLedger.ts'
import type { Delivery, DeliveryEvents } from './createDelivery.ts'
import type { Endpoint } from './Parcel.ts'
import type { PhoneChat, PhoneEvent } from './PhoneChat.ts'

/** What every simulated messenger shares with the others. */
export interface World {
  clock: Clock
  faults: Faults
  ledger: Ledger
  /** The address that the simulators are reached at, without a slash at its end. */
  origin(): string
  files: FileStore
  changed(): void
  tellPhones(event: PhoneEvent): void
  createDelivery(endpointOf: (lane: string) => Endpoint | undefined, on: Partial<DeliveryEvents>): Delivery
}

/** An answer of a control call: a value, or what was wrong with the call. */
export type ControlAnswer = { ok: true; value: unknown } | { ok: false; status: number; error: string }

/** One of `POST /_sim/<messenger>/<name>`. */
export type ControlCall = (body: Record<string, unknown>) => ControlAnswer | Promise<ControlAnswer>

/** A simulated messenger: its vendor's API, its control calls, and what a customer's phone shows of it. */
export interface Messenger {
  name: string
  calls: CallLog
  control: Record<string, ControlCall>
  /** Answers a request of the vendor's API; false when the path is not one of its own. */
  serve(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean>
  channels(): { channel: string; title: string; handle: string }[]
  chats(): PhoneChat[]
  avatar(personId: string): { type: string; bytes: Buffer } | undefined
  file(id: string): { type: string; bytes: Buffer } | undefined
  dump(): unknown
  restore(state: unknown): void
  reset(): void
}
