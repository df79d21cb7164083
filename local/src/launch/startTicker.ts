/** A trigger's key ends in how often the triggers were switched off and on again; nothing tells that number. */
const GENERATIONS = 20

/** The longest that a timer of Node waits; a longer one would not wait at all. */
const LONGEST_MS = 2 ** 31 - 1

/**
 * Calls a scheduled function every `everyMs`, one call at a time: the suite has no scheduler (it needs Pub/Sub), but
 * runs such a function when its trigger is posted to. Answers a function that stops it.
 */
export function startTicker(options: {
  readonly functionsPort: number
  readonly projectId: string
  readonly name: string
  readonly everyMs: number
}): () => void {
  const { functionsPort, projectId, name, everyMs } = options
  const base = `http://127.0.0.1:${functionsPort}`
  const stopped = new AbortController()
  const { signal } = stopped
  let id: string | undefined
  let generation = 0

  async function tick() {
    id ??= await findTrigger(base, name, signal)
    for (let tried = 0; id && tried < GENERATIONS; tried++) {
      const answer = await fetch(`${base}/functions/projects/${projectId}/triggers/${id}-${generation}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{}',
        signal,
      })
      await answer.arrayBuffer()
      if (answer.status !== 204 && answer.status !== 404) return
      generation = (generation + 1) % GENERATIONS
    }
  }

  const pause = () =>
    new Promise<void>(resolve => {
      const timer = setTimeout(resolve, Math.min(everyMs, LONGEST_MS))
      signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
    })
  const loop = async () => {
    while (!signal.aborted) {
      await tick().catch(() => (id = undefined))
      await pause()
    }
  }
  void loop()
  return () => stopped.abort()
}

async function findTrigger(base: string, name: string, signal: AbortSignal): Promise<string | undefined> {
  const answer = await fetch(`${base}/backends`, { signal })
  const { backends } = (await answer.json()) as {
    backends: { functionTriggers: { name: string; id: string }[] }[]
  }
  return backends.flatMap(backend => backend.functionTriggers).find(trigger => trigger.name === name)?.id
}
