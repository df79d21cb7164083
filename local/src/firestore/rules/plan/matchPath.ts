import type { Method } from '../language/Tree.ts'
import { path as makePath, string, unknown } from '../values/make.ts'
import type { RuleValue } from '../values/RuleValue.ts'
import type { Allow, Block, Program } from './Program.ts'

/** One segment that may be anything, and any number of such segments. */
export const anySegment = { any: 'one' } as const
export const anySegments = { any: 'many' } as const
/** A path to match: of one document (strings alone) or of all that a query may return. */
export type Segment = string | typeof anySegment | typeof anySegments

/** Is told an allow with what the matches around it captured; true ends the walk. */
export type Visit = (allow: Allow, captures: readonly RuleValue[]) => boolean

/** Visits every allow for the method whose match covers each path that `path` stands for. */
export const matchPath = (
  { version, blocks }: Program,
  method: Method,
  path: readonly Segment[],
  visit: Visit,
): void => {
  const shortestGlob = version === '2' ? 0 : 1

  const walk = (block: Block, start: number, captures: readonly RuleValue[]): boolean =>
    step(block, 0, start, captures)

  const step = (block: Block, index: number, at: number, captures: readonly RuleValue[]): boolean => {
    const part = block.pattern[index]
    if (!part) return enter(block, at, captures)
    if (part.kind === 'glob') {
      for (let end = at + shortestGlob; end <= path.length; end += 1) {
        if (step(block, index + 1, end, [...captures, spread(path.slice(at, end))])) return true
      }
      return false
    }
    const segment = path[at]
    if (segment === undefined || segment === anySegments) return false
    if (part.kind === 'single') {
      const captured = typeof segment === 'string' ? string(segment) : unknown
      return step(block, index + 1, at + 1, [...captures, captured])
    }
    return segment === part.text && step(block, index + 1, at + 1, captures)
  }

  const enter = (block: Block, at: number, captures: readonly RuleValue[]): boolean =>
    (at === path.length && block.allows.some(allow => allow.methods.has(method) && visit(allow, captures))) ||
    block.blocks.some(inner => walk(inner, at, captures))

  blocks.some(block => walk(block, 0, []))
}

const spread = (segments: readonly Segment[]): RuleValue =>
  segments.every(segment => typeof segment === 'string') ? makePath(segments as readonly string[]) : unknown
