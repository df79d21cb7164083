/** How a write ended; `denied` by the rules. */
export type WriteOutcome = 'saved' | 'denied' | 'failed'

/** What came of a write, as a value. */
export function settleWrite(written: Promise<unknown>): Promise<WriteOutcome> {
  return written.then(
    () => 'saved',
    (error: unknown) => {
      const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : ''
      return code === 'permission-denied' ? 'denied' : 'failed'
    },
  )
}
