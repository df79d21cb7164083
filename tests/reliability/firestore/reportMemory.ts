/** Bytes that a server process holds after its garbage was collected. */
export interface Memory {
  readonly heap: number
  readonly rss: number
}

// Loaded into a server before its own code (`--import`): it answers each message of the test, and ends with it.
process.on('disconnect', () => process.exit(1))
process.on('message', () => {
  globalThis.gc?.()
  // What the first collection finalizes, the second one frees.
  setImmediate(() => {
    globalThis.gc?.()
    const { heapUsed, external, rss } = process.memoryUsage()
    process.send?.({ heap: heapUsed + external, rss } satisfies Memory)
  })
})
