import { spawn } from 'node:child_process'
import { stopGroup } from './stopGroup.ts'

export interface Command {
  readonly args: readonly string[]
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
}

/** Runs a script under this Node to its end. Rejects with its last words when it fails, and ends it on `signal`. */
export async function runToEnd({ args, cwd, env }: Command, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = () => void stopGroup(child, 0)
  signal.addEventListener('abort', stop)
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', chunk => (said = (said + chunk).slice(-4000)))
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  signal.removeEventListener('abort', stop)
  signal.throwIfAborted()
  if (code !== 0) throw new Error(`${args.join(' ')} failed:\n${said.trim()}`)
}
