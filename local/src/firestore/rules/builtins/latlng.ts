import { fail } from '../values/make.ts'
import type { RuleValue } from '../values/RuleValue.ts'
import type { Builtin } from './Builtin.ts'
import { table } from './Builtin.ts'

const degrees = (value: RuleValue | undefined): number | undefined =>
  value?.kind === 'int' || value?.kind === 'float' ? Number(value.value) : undefined

/** The `latlng` package. */
export const latlng: ReadonlyMap<string, Builtin> = table<Builtin>({
  value: {
    arity: [2, 2],
    call: ([first, second]) => {
      const latitude = degrees(first)
      const longitude = degrees(second)
      if (latitude === undefined || longitude === undefined) return undefined
      const onEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
      return onEarth ? { kind: 'latlng', latitude, longitude } : fail('Invalid latlng value.')
    },
  },
})
