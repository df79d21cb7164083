import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import type { Command } from './runToEnd.ts'
import { stopGroup } from './stopGroup.ts'

const STOP_MS = 2000

/** Starts a script under this Node that runs beside the stack (a watcher, Vite), its words in a log file. */
export function startHelper({ args, cwd, env }: Command, logFile: string): { stop(): Promise<void> } {
  const follow = new URL('followParent.ts', import.meta.url).href
  const child = spawn(process.execPath, [`--import=${follow}`, ...args], {
    cwd,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log = createWriteStream(logFile)
  child.stdout.pipe(log, { end: false })
  child.stderr.pipe(log, { end: false })
  child.once('close', () => log.end())
  return { stop: () => stopGroup(child, STOP_MS) }
}
