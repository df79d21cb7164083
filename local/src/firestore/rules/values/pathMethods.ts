import type { Methods } from '../builtins/Builtin.ts'
import { table } from '../builtins/Builtin.ts'
import { fail, path } from './make.ts'
import type { PathValue } from './RuleValue.ts'

export const pathMethods: Methods<PathValue> = table({
  /** Fills the `$(name)` parts of a path that was made from a string. */
  bind: {
    arity: [1, 1],
    call: ({ segments }: PathValue, [names]) => {
      if (names?.kind !== 'map') return undefined
      const bound: string[] = []
      for (const segment of segments) {
        const name = /^\$\((\w+)\)$/.exec(segment)?.[1]
        const value = name === undefined ? undefined : names.get(name)
        if (name === undefined) bound.push(segment)
        else if (value?.kind === 'string' && !value.value.includes('/')) bound.push(value.value)
        else return fail(`Property ${name} is undefined on object.`)
      }
      return path(bound)
    },
  },
})
