import type { Expression } from '../language/Tree.ts'
import { fail, path, unknown } from '../values/make.ts'
import type { Plan } from './Run.ts'

/** Compiles `/a/$(x)`: x is a string without a slash, or a path, which is spliced in. */
export const planPath = (
  segments: readonly (string | Expression)[],
  inner: (part: Expression) => Plan,
): Plan => {
  const parts = segments.map(segment => (typeof segment === 'string' ? segment : inner(segment)))
  return frame => {
    const made: string[] = []
    let open = false
    for (const part of parts) {
      if (typeof part === 'string') {
        made.push(part)
        continue
      }
      const value = part(frame)
      if (value.kind === 'error') return value
      if (value.kind === 'unknown') open = true
      else if (value.kind === 'path') made.push(...value.segments)
      else if (value.kind === 'string' && value.value !== '' && !value.value.includes('/'))
        made.push(value.value)
      else if (value.kind === 'null') return fail('Null value error.')
      else return fail(`Invalid path segment. Received: ${value.kind}.`)
    }
    return open ? unknown : path(made)
  }
}
