/** Runs tasks of one key one after the other, and at most a number of tasks at a time over all keys. */
export type OrderedPool = (key: string, task: () => Promise<void>) => void

/** Tasks must not reject. A key costs memory only while it has tasks. */
export function orderedPool(limit: number): OrderedPool {
  const waiting = new Map<string, (() => Promise<void>)[]>()
  const ready: string[] = []
  let running = 0

  const next = () => {
    if (running >= limit) return
    const key = ready.shift()
    const task = key === undefined ? undefined : waiting.get(key)?.[0]
    if (key === undefined || task === undefined) return
    running++
    void task().finally(() => {
      running--
      const rest = (waiting.get(key) ?? []).slice(1)
      if (rest.length === 0) waiting.delete(key)
      else {
        waiting.set(key, rest)
        ready.push(key)
      }
      next()
    })
    next()
  }

  return (key, task) => {
    const tasks = waiting.get(key)
    if (tasks !== undefined) return void tasks.push(task)
    waiting.set(key, [task])
    ready.push(key)
    next()
  }
}
