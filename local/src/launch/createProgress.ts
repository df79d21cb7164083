export interface Progress {
  step(text: string): void
  problem(text: string): void
}

/** One line per step, with the seconds since the start: what somebody reads who waits for the stack. */
export function createProgress(write: (line: string) => void, now: () => number): Progress {
  const start = now()
  const line = (mark: string, text: string) =>
    write(`${((now() - start) / 1000).toFixed(1).padStart(6)} s ${mark} ${text}`)
  return { step: text => line(' ', text), problem: text => line('!', text) }
}
