import { duration as make, fail } from '../values/make.ts'
import type { Builtin } from './Builtin.ts'
import { table } from './Builtin.ts'

const second = 1_000_000_000n
const units: ReadonlyMap<string, bigint> = new Map([
  ['w', 604_800n * second],
  ['d', 86_400n * second],
  ['h', 3_600n * second],
  ['m', 60n * second],
  ['s', second],
  ['ms', 1_000_000n],
  ['ns', 1n],
])

/** The `duration` package. */
export const duration: ReadonlyMap<string, Builtin> = table<Builtin>({
  value: {
    arity: [2, 2],
    call: ([count, unit]) => {
      if (count?.kind !== 'int' || unit?.kind !== 'string') return undefined
      const nanos = units.get(unit.value)
      return nanos === undefined ? fail(`Invalid duration unit: [${unit.value}].`) : make(count.value * nanos)
    },
  },
  time: {
    arity: [4, 4],
    call: ([hours, minutes, seconds, nanos]) =>
      hours?.kind === 'int' && minutes?.kind === 'int' && seconds?.kind === 'int' && nanos?.kind === 'int'
        ? make((hours.value * 3_600n + minutes.value * 60n + seconds.value) * second + nanos.value)
        : undefined,
  },
  abs: {
    arity: [1, 1],
    call: ([value]) =>
      value?.kind === 'duration' ? make(value.nanos < 0n ? -value.nanos : value.nanos) : undefined,
  },
})
