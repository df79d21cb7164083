import type { Operation, Reading } from './Operation.ts'

/** An operation whose reads of every kind together are limited. */
export const judgeReads = (event: string, allowed: number, reading: Reading): Operation => {
  const { directReads, listenerReads, ruleReads, counts } = reading
  const measured = directReads + listenerReads + ruleReads + counts
  return { event, figures: [{ what: 'reads', allowed, measured }], reading }
}

/** An operation whose writes are limited. */
export const judgeWrites = (event: string, allowed: number, reading: Reading): Operation => ({
  event,
  figures: [{ what: 'writes', allowed, measured: reading.writes }],
  reading,
})
