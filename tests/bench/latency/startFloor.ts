import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** The bare floor in a process of its own: where it listens, and how to end it. */
export async function startFloor(): Promise<{ readonly address: string; stop(): void }> {
  const child = fork(join(import.meta.dirname, 'floorServer.ts'))
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return { address: `http://127.0.0.1:${port}/`, stop: () => child.disconnect() }
}
