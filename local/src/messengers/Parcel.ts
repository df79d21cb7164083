/**
 * One update on its way to a webhook. `lane` is the bot or community, `queue` what keeps order inside it;
 * `expiresAt` and `notBefore` are instants of the virtual clock in milliseconds.
 */
export interface Parcel {
  lane: string
  messenger: string
  channel: string
  queue: string
  id: string
  kind: string
  chat: string
  text?: string
  body: string
  expiresAt: number
  attempts: number
  notBefore: number
}

/** Where a lane's parcels go, and what counts as accepted there. */
export interface Endpoint {
  url: string
  maxConnections: number
  timeoutMs: number
  headers(attempt: number): Record<string, string>
  /** The body as it is posted now; as it was queued without this. */
  dress?(body: string): string
  /** Which `Retry-After` is honoured: with any status up to an hour without this. */
  retryAfter?: { statuses: readonly number[]; longestMs: number }
  accepts(status: number, body: string): boolean
}

/** How the first attempt went. `status` 0: no answer yet (`queued`) or none at all. */
export interface FirstAnswer {
  status: number
  ms: number
  queued?: boolean
  error?: string
}
