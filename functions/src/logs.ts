import { error, info, warn } from 'firebase-functions/logger'
import type { Log, LogEvent } from './usecases/Log.ts'

const loud: Partial<Record<LogEvent['event'], typeof info>> = {
  quarantined: error,
  catch_up_skipped: error,
  channel_stopped: error,
  channel_health: warn,
  store_unavailable: error,
  wake_failed: warn,
  webhook_refused: warn,
  console_value_refused: warn,
}

/** Writes an event of the catalogue to Cloud Logging, filterable by `jsonPayload.event`. */
export const log: Log = entry => (loud[entry.event] ?? info)(entry.event, entry)
