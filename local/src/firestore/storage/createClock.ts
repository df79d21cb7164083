/** Instants in microseconds since the epoch. */
export interface Clock {
  /** A new instant, later than every one before it, also when the machine's clock jumps back. */
  next(): bigint
  /** Makes every later instant come after `time`. */
  advanceTo(time: bigint): void
}

/** Makes a strictly rising clock over `wallMillis`. */
export function createClock(
  wallMillis: () => number = () => performance.timeOrigin + performance.now(),
): Clock {
  let last = 0n
  return {
    next: () => {
      const wall = BigInt(Math.floor(wallMillis() * 1000))
      last = wall > last ? wall : last + 1n
      return last
    },
    advanceTo: time => {
      if (time > last) last = time
    },
  }
}
