const DELIBERATE_MS = 1500

/**
 * Calls `stop` once at Ctrl+C, SIGTERM or a closed terminal. A terminal and npm both pass Ctrl+C on, so a second signal
 * right after the first is the same one; a later one is meant, and calls `giveUp`.
 */
export function onStopSignal(stop: () => void, giveUp: () => void, now: () => number = Date.now): void {
  let first: number | undefined
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(name, () => {
      if (first === undefined) {
        first = now()
        stop()
      } else if (now() - first > DELIBERATE_MS) giveUp()
    })
}
