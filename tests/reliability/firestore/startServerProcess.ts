import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Memory } from './reportMemory.ts'

/** The Firestore server as `npm run firestore` starts it, in a process that ends with the test's. */
export interface ServerProcess {
  readonly port: number
  /** How it ended, by exit code or signal; null while it runs. */
  ended(): string | null
  /** All that it wrote to stderr: a bug of the server leaves its stack here. */
  complaints(): string
  memory(): Promise<Memory>
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>
}

const cli = resolve(import.meta.dirname, '../../../local/src/firestore/cli.ts')

/** Resolves when the port is open; `cwd` is what relative paths of the control endpoints are relative to. */
export async function startServerProcess(
  options: { readonly dataDir?: string; readonly cwd?: string } = {},
): Promise<ServerProcess> {
  const data = options.dataDir === undefined ? [] : ['--data', options.dataDir]
  const child = fork(cli, ['--port', '0', ...data], {
    cwd: options.cwd,
    // V8 throws code away that has not run for a while, Node's megabytes for taking types out among it: that is
    // memory too, but none that any listen or body gives back.
    execArgv: [
      '--expose-gc',
      '--no-flush-bytecode',
      '--import',
      join(import.meta.dirname, 'reportMemory.ts'),
    ],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const exit = once(child, 'exit')
  let complaints = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (complaints.length < 100_000) complaints += text
  })
  const port = await new Promise<number>((found, failed) => {
    void exit.then(() => failed(new Error(`the server ended at its start: ${complaints}`)))
    if (child.stdout === null) return
    createInterface(child.stdout).on('line', line => {
      const [, port] = /running on .*:(\d+)$/.exec(line) ?? []
      if (port !== undefined) found(Number(port))
    })
  })
  const ended = () => (child.exitCode ?? child.signalCode)?.toString() ?? null
  return {
    port,
    ended,
    complaints: () => complaints,
    memory: async () => {
      const answer = once(child, 'message')
      child.send('memory')
      return (await answer)[0] as Memory
    },
    kill: async () => {
      child.kill('SIGKILL')
      await exit
    },
  }
}
