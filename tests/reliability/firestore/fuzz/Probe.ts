import type { Random } from '../createRandom.ts'

/** One wire under fuzz. */
export interface Probe {
  /** Sends one body; answers what the server did wrong, or null. Throws when there is no answer. */
  body(random: Random): Promise<string | null>
  /** A request in order, whose answer is known; throws when it is not given. */
  good(): Promise<void>
  close(): Promise<void>
}

/** Whether an HTTP status is one that a bad request may have: its own fault, or something that is not supported. */
export const isRefusal = (status: number, text: string): boolean =>
  status < 500 || (status === 501 && text.includes('UNIMPLEMENTED'))

/** What stands in the report: enough to see it, and the seed to have it again. */
export const shorten = (text: string): string => (text.length > 600 ? `${text.slice(0, 600)}…` : text)
