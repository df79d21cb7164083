import { log } from '../logs.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** Whether an event has been retried for a day: then the sweeper, or a new change, has long taken its place. */
export function isTooOld({ id, time }: { readonly id: string; readonly time: string }): boolean {
  const old = Date.now() - Date.parse(time) > DAY_MS
  if (old) log({ event: 'event_too_old', id })
  return old
}
