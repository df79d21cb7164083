import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'

interface Holder {
  readonly pid: number
  /** When that process began, as the system tells it; `null` where it does not. */
  readonly began: string | null
}

/** Directories that this very process holds. */
const held = new Set<string>()

/** A process id is given out again some day; with the instant of its start it is unique until the next boot. */
const beganAt = (pid: number): string | null => {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
    // The name of the program, in brackets, may hold anything; then the state and, as the twentieth, the start time.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? null : (fields[19] ?? null)
  } catch {
    return null
  }
}

const isAlive = ({ pid, began }: Holder): boolean => {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  return began === null || began === beganAt(pid)
}

/** Who holds the lock file; `null` for nobody and for a file that was only half written. */
const holderOf = (file: string): Holder | null => {
  try {
    const [pid, began] = readFileSync(file, 'utf8').split('\n')
    return Number(pid) > 0
      ? { pid: Number(pid), began: began === undefined || began === '' ? null : began }
      : null
  } catch {
    return null
  }
}

/** A process that is being stopped gets a moment to end. */
const waitsForMs = 1000
const pauseMs = 20

const staysAlive = (holder: Holder): boolean => {
  for (let waited = 0; isAlive(holder); waited += pauseMs) {
    if (waited >= waitsForMs) return true
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs)
  }
  return false
}

const inUse = (dir: string, pid: number): Error =>
  new Error(
    `The data directory ${dir} is in use by process ${String(pid)}. Stop that process, or choose another --data.`,
  )

/**
 * Makes `dir` and takes it for this process alone, by a file `server.lock` in it; returns what gives it back. The
 * lock of a process that died is taken over. Throws, with a sentence for people, when another process holds it.
 */
export function lockDirectory(dir: string): () => void {
  mkdirSync(dir, { recursive: true })
  const path = resolve(dir)
  const file = join(path, 'server.lock')
  if (held.has(path)) throw inUse(dir, process.pid)
  const holder = holderOf(file)
  if (holder !== null && staysAlive(holder)) throw inUse(dir, holder.pid)
  rmSync(file, { force: true })
  const descriptor = openSync(file, 'wx')
  writeSync(descriptor, `${String(process.pid)}\n${beganAt(process.pid) ?? ''}\n`)
  closeSync(descriptor)
  held.add(path)
  return () => {
    if (held.delete(path)) rmSync(file, { force: true })
  }
}
