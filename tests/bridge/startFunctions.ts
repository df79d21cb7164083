import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { reportDeath } from './functionsDeath.ts'
import { lastWords } from './lastWords.ts'

/** The functions in a process of their own. */
export interface FunctionsProcess {
  /** Ends them at once, as a crash would. */
  kill(): Promise<void>
  /** Starts them (again) and waits until they answer. `killAt`: where they end themselves (withFaultPoints.ts). */
  revive(killAt?: string): Promise<void>
  /** Loads a process ahead of time for the next `revive` with a `killAt`: loading is most of what that takes. */
  prepare(): void
  /** Whether they have ended. */
  ended(): boolean
  /** Resolves when they have ended, whoever did it. */
  untilEnded(): Promise<void>
  /** Aborted, with the reason, when they have ended and nobody had told them to. */
  readonly died: AbortSignal
  /** Ends them for good. */
  close(): Promise<void>
}

const KEPT = 16_384

/** Starts the functions with this environment. `BRIDGE_LOG` shows what they write. */
export async function startFunctions(env: NodeJS.ProcessEnv): Promise<FunctionsProcess> {
  const death = new AbortController()
  const show = Boolean(process.env['BRIDGE_LOG'])
  let child: ChildProcess | undefined
  const told = new WeakSet<ChildProcess>()
  let closed = false
  let spare: ReturnType<typeof load> | undefined

  function load(killAt?: string) {
    const host = fork(new URL('functionsHost.ts', import.meta.url), {
      env: { ...env, ...(killAt && { CHATS_KILL_AT: killAt }) },
      execArgv: [],
      stdio: ['ignore', show ? 'inherit' : 'ignore', 'pipe', 'ipc'],
    })
    const loading = { process: host, stderr: '', loaded: once(host, 'message') }
    host.stderr?.on('data', (data: Buffer) => {
      if (show) process.stderr.write(data)
      loading.stderr = `${loading.stderr}${data.toString()}`.slice(-KEPT)
    })
    return loading
  }

  const revive = async (killAt?: string) => {
    if (closed) throw new Error('the bridge is closed')
    death.signal.throwIfAborted()
    const loading = (killAt && spare) || load(killAt)
    if (loading === spare) spare = undefined
    const { process: started } = loading
    child = started
    const gone = once(started, 'close').then(() => {
      const { exitCode, signalCode } = started
      if (told.has(started) || (killAt && signalCode === 'SIGKILL')) return
      const how = signalCode === null ? `exit code ${exitCode}` : signalCode
      const reason = new Error(`The functions ended by themselves (${how}).\n${lastWords(loading.stderr)}`)
      death.abort(reason)
      reportDeath(reason)
    })
    const listening = loading.loaded.then(() => {
      const answers = once(started, 'message')
      started.send({ killAt })
      return answers
    })
    await Promise.race([listening, gone])
    death.signal.throwIfAborted()
  }
  const ended = () => !child || child.exitCode !== null || child.signalCode !== null
  const kill = async () => {
    if (!child || ended()) return
    told.add(child)
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
  await revive()
  return {
    kill,
    revive,
    prepare: () => void (spare ??= load('not yet')),
    ended,
    async untilEnded() {
      if (child && !ended()) await once(child, 'exit')
    },
    died: death.signal,
    async close() {
      closed = true
      spare?.process.kill('SIGKILL')
      await kill()
    },
  }
}
