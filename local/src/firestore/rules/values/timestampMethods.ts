import type { Methods } from '../builtins/Builtin.ts'
import { table } from '../builtins/Builtin.ts'
import { duration, int, timestamp } from './make.ts'
import type { RuleValue } from './RuleValue.ts'

type Timestamp = Extract<RuleValue, { kind: 'timestamp' }>

export const nanosPerDay = 86_400_000_000_000n

/** Division that rounds down, for instants before 1970. */
const floor = (value: bigint, by: bigint): bigint => {
  const quotient = value / by
  return value % by < 0n ? quotient - 1n : quotient
}
const midnight = (nanos: bigint): bigint => floor(nanos, nanosPerDay) * nanosPerDay

/** A field of the date in UTC. */
const part = (read: (date: Date) => number) => ({
  arity: [0, 0] as const,
  call: ({ nanos }: Timestamp) => int(BigInt(read(new Date(Number(floor(nanos, 1_000_000n)))))),
})

const dayOfYear = (date: Date): number =>
  Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000) + 1

export const timestampMethods: Methods<Timestamp> = table({
  year: part(date => date.getUTCFullYear()),
  month: part(date => date.getUTCMonth() + 1),
  day: part(date => date.getUTCDate()),
  hours: part(date => date.getUTCHours()),
  minutes: part(date => date.getUTCMinutes()),
  seconds: part(date => date.getUTCSeconds()),
  /** Monday is 1, Sunday 7. */
  dayOfWeek: part(date => date.getUTCDay() || 7),
  dayOfYear: part(dayOfYear),
  nanos: {
    arity: [0, 0],
    call: ({ nanos }: Timestamp) => int(nanos - floor(nanos, 1_000_000_000n) * 1_000_000_000n),
  },
  toMillis: { arity: [0, 0], call: ({ nanos }: Timestamp) => int(floor(nanos, 1_000_000n)) },
  date: { arity: [0, 0], call: ({ nanos }: Timestamp) => timestamp(midnight(nanos)) },
  time: { arity: [0, 0], call: ({ nanos }: Timestamp) => duration(nanos - midnight(nanos)) },
})
