import type { Clock } from '../createClock.ts'
import { Refusal } from './Refusal.ts'

/** Remembers until when a bot, or one chat of it, was told to keep quiet. */
export interface RateWall {
  raise(bot: number, chat: string | undefined, seconds: number): Refusal
  check(bot: number, chat: string | undefined, method: string): Refusal | undefined
  reset(): void
}

const tooMany = (seconds: number) =>
  new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })

/** Methods that only read or set up are let through while a bot has to wait. */
const isQuiet = (method: string) => /^(get|setwebhook|deletewebhook)/i.test(method)

/** After a 429 every further call is refused, with the seconds that are left, until its time is over. */
export function createRateWall(clock: Clock): RateWall {
  const walls = new Map<string, number>()
  const keyOf = (bot: number, chat: string | undefined) => `${bot}/${chat ?? '*'}`

  return {
    raise(bot, chat, seconds) {
      walls.set(keyOf(bot, chat), clock.now() + seconds * 1000)
      return tooMany(seconds)
    },
    check(bot, chat, method) {
      if (isQuiet(method)) return undefined
      const until = Math.max(walls.get(keyOf(bot, undefined)) ?? 0, walls.get(keyOf(bot, chat)) ?? 0)
      const left = until - clock.now()
      return left > 0 ? tooMany(Math.ceil(left / 1000)) : undefined
    },
    reset: () => walls.clear(),
  }
}
