const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** After each try that failed; then it is given up, two days after the event. */
const waits = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR]

/** For so long nothing has arrived when a webhook is turned off by itself. */
export const HOOK_PATIENCE_MS = 72 * HOUR

/** When a delivery is tried again after so many tries; null: not any longer. */
export const hookRetryAt = (attempts: number, now: number): number | null => {
  const wait = waits[attempts - 1]
  return wait === undefined ? null : now + wait
}

/** Of a request of a tunnel: it says where somebody is now, and two and a half hours later that is no news. */
const MOST_REQUEST_TRIES = 5

/** When a request of a tunnel is tried again after so many tries; null: not any longer. */
export const requestRetryAt = (attempts: number, now: number): number | null =>
  attempts < MOST_REQUEST_TRIES ? hookRetryAt(attempts, now) : null
