/** Time that can be moved on: real time plus an offset, in milliseconds. All waiting of the simulators goes through it. */
export interface Clock {
  now(): number
  at(due: number, run: () => void): () => void
  sleep(ms: number): Promise<void>
  track<T>(work: Promise<T>): Promise<T>
  advance(ms: number): Promise<number>
  reset(): void
  stop(): void
}

interface Timer {
  due: number
  run: () => void
}

const longest = 2 ** 31 - 1
// Far more than an answer takes on a busy machine: a step that is not waited for changes the order of a day.
const settleLimitMs = 1000

/**
 * Makes a virtual clock. `advance` walks from one due timer to the next, and waits after each for the tracked work
 * that it started, so that a day of retries happens in its true order; work that hangs is not waited for.
 */
export function createClock(realNow: () => number = Date.now): Clock {
  const timers = new Set<Timer>()
  const working = new Set<Promise<unknown>>()
  let offset = 0
  let alarm: NodeJS.Timeout | undefined
  let advancing: Promise<unknown> = Promise.resolve()

  const now = () => realNow() + offset
  const earliest = () =>
    [...timers].reduce<Timer | undefined>((a, b) => (a && a.due <= b.due ? a : b), undefined)

  function arm() {
    clearTimeout(alarm)
    const next = earliest()
    if (next) alarm = setTimeout(runDue, Math.min(Math.max(next.due - now(), 0), longest))
  }

  function runDue() {
    const due = [...timers].filter(timer => timer.due <= now()).sort((a, b) => a.due - b.due)
    for (const timer of due) {
      if (timers.delete(timer)) timer.run()
    }
    arm()
  }

  async function settle() {
    const limit = realNow() + settleLimitMs
    do {
      await Promise.race([
        Promise.allSettled([...working]),
        new Promise(resolve => setTimeout(resolve, settleLimitMs)),
      ])
      await new Promise(resolve => setImmediate(resolve))
    } while (working.size > 0 && realNow() < limit)
  }

  async function walk(ms: number) {
    await settle()
    const target = now() + ms
    for (let next = earliest(); next && next.due <= target; next = earliest()) {
      offset += Math.max(next.due - now(), 0)
      runDue()
      await settle()
    }
    offset += Math.max(target - now(), 0)
    runDue()
    await settle()
    return now()
  }

  const clock: Clock = {
    now,
    at(due, run) {
      const timer = { due, run }
      timers.add(timer)
      arm()
      return () => {
        timers.delete(timer)
        arm()
      }
    },
    sleep: ms => new Promise(resolve => clock.at(now() + ms, resolve)),
    track(work) {
      working.add(work)
      const forget = () => working.delete(work)
      work.then(forget, forget)
      return work
    },
    advance(ms) {
      const walked = advancing.then(() => walk(ms))
      advancing = walked
      return walked
    },
    reset() {
      offset = 0
      arm()
    },
    stop() {
      clearTimeout(alarm)
      timers.clear()
    },
  }
  return clock
}
