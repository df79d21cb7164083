import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)
const WORKER = /functionsEmulatorRuntime/

/** Ends the functions workers among this process's own descendants with SIGKILL; answers how many there were. */
export async function killFunctions(): Promise<number> {
  const { stdout } = await run('ps', ['-axo', 'pid=,ppid=,command='], { maxBuffer: 1 << 24 })
  const processes = [...stdout.matchAll(/^ *(\d+) +(\d+) +(.*)$/gmu)].map(([, pid, parent, command]) => ({
    pid: Number(pid),
    parent: Number(parent),
    command: command ?? '',
  }))
  const descendants = (of: number): typeof processes =>
    processes.filter(({ parent }) => parent === of).flatMap(child => [child, ...descendants(child.pid)])
  const workers = descendants(process.pid).filter(({ command }) => WORKER.test(command))
  for (const { pid } of workers) process.kill(pid, 'SIGKILL')
  return workers.length
}
