import type { Presence } from '@chats/domain/Presence'
import type { Row } from '../Row.ts'

/** When each manager's word was heard, by a clock that is never set: what was written at `at` counts from `since`. */
export type Heard = ReadonlyMap<string, { readonly at: number; readonly since: number }>

interface Clocks {
  /** This device's time, right or wrong. */
  readonly wall: number
  /** Milliseconds of a clock that only runs. */
  readonly run: number
}

/**
 * Takes down when what is known was heard. What comes while one listens is new, whatever this device's clock says; how
 * old it was that was there before, only the clock can tell.
 */
export function noteHeard(
  before: Heard | null,
  rows: readonly Row<Presence>[],
  { wall, run }: Clocks,
): Heard {
  return new Map(
    rows.map(({ id, at }) => {
      const known = before?.get(id)
      if (known?.at === at) return [id, known]
      return [id, { at, since: before ? run : run - Math.max(0, wall - at) }]
    }),
  )
}
