/** What a server process says of itself: microseconds of processor time since its start, bytes of memory. */
export interface Usage {
  readonly cpu: number
  readonly heap: number
  readonly rss: number
}

// Loaded into a measured server before its own code (`--import`): answers each message of its parent.
process.on('message', (message: string) => {
  // What a first collection frees lets go of more: what was kept for a document goes after the document.
  if (message === 'collect') for (let time = 0; time < 3; time += 1) globalThis.gc?.()
  const { user, system } = process.cpuUsage()
  const { heapUsed, external, rss } = process.memoryUsage()
  process.send?.({ cpu: user + system, heap: heapUsed + external, rss } satisfies Usage)
})
process.channel?.unref()
