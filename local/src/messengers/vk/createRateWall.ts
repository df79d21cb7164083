import type { Clock } from '../createClock.ts'
import { Refusal } from './Refusal.ts'

/** Remembers until when a community, or one person at it, was told to keep quiet, and with which error. */
export interface RateWall {
  raise(group: number, peer: string | undefined, code: number, seconds: number): Refusal
  check(group: number, peer: string | undefined): Refusal | undefined
  reset(): void
}

/** After a rate error every further call is refused with it until its time is over; VK names no time itself. */
export function createRateWall(clock: Clock): RateWall {
  const walls = new Map<string, { code: number; until: number }>()
  const keyOf = (group: number, peer: string | undefined) => `${group}/${peer ?? '*'}`

  return {
    raise(group, peer, code, seconds) {
      walls.set(keyOf(group, peer), { code, until: clock.now() + seconds * 1000 })
      return new Refusal(code)
    },
    check(group, peer) {
      const standing = [undefined, peer]
        .map(party => walls.get(keyOf(group, party)))
        .find(wall => wall && wall.until > clock.now())
      return standing && new Refusal(standing.code)
    },
    reset: () => walls.clear(),
  }
}
