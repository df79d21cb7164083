import { fail, timestamp as make } from '../values/make.ts'
import type { Builtin } from './Builtin.ts'
import { table } from './Builtin.ts'

/** The `timestamp` package. */
export const timestamp: ReadonlyMap<string, Builtin> = table<Builtin>({
  /** Milliseconds since the epoch. */
  value: {
    arity: [1, 1],
    call: ([millis]) => (millis?.kind === 'int' ? make(millis.value * 1_000_000n) : undefined),
  },
  date: {
    arity: [3, 3],
    call: ([year, month, day]) => {
      if (year?.kind !== 'int' || month?.kind !== 'int' || day?.kind !== 'int') return undefined
      const date = new Date(0)
      date.setUTCFullYear(Number(year.value), Number(month.value) - 1, Number(day.value))
      const real = date.getUTCMonth() + 1 === Number(month.value) && date.getUTCDate() === Number(day.value)
      return real ? make(BigInt(date.getTime()) * 1_000_000n) : fail('Invalid date.')
    },
  },
})
