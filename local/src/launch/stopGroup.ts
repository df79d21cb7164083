import type { ChildProcess } from 'node:child_process'

/** Whether the process group that `child` leads still has a member. */
const groupLives = (pid: number) => {
  try {
    process.kill(-pid, 0)
    return true
  } catch {
    return false
  }
}

const signal = (pid: number, name: NodeJS.Signals) => {
  try {
    process.kill(pid, name)
  } catch {
    // It has gone meanwhile.
  }
}

/**
 * Ends a child that leads a process group of its own (spawned `detached`): asks it once with SIGINT, and after
 * `graceMs` kills whatever is left of the group. Resolves when nobody is left, or only who is dead and was never fetched
 * by whoever is above it.
 */
export async function stopGroup(child: ChildProcess, graceMs: number): Promise<void> {
  const { pid } = child
  if (pid === undefined) return
  if (child.exitCode === null && child.signalCode === null) signal(pid, 'SIGINT')
  const deadline = Date.now() + graceMs
  while (groupLives(pid) && Date.now() < deadline + graceMs) {
    if (Date.now() > deadline) signal(-pid, 'SIGKILL')
    await new Promise(resolve => setTimeout(resolve, 25))
  }
}
