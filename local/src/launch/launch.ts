import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { buildOnce } from './buildOnce.ts'
import { functionsBuild, pagePorts, webBuild } from './builds.ts'
import { createProgress } from './createProgress.ts'
import { describeLinks } from './describeLinks.ts'
import { findTakenPorts } from './findTakenPorts.ts'
import { onStopSignal } from './onStopSignal.ts'
import { type Ports, readDemoPorts, shiftPorts } from './Ports.ts'
import type { LaunchOptions } from './readLaunchOptions.ts'
import { seedDemo } from '../seed/seedDemo.ts'
import { seedSimulators } from '../seed/seedSimulators.ts'
import { startHelper } from './startHelper.ts'
import { warmWebhook } from './warmWebhook.ts'
import { simulatorState, startStack } from './startStack.ts'

const PROJECT = 'demo-chats'
const DEV_PORT = 5173

/** Runs the demo, or the same for development, until it is told to stop; answers the exit code. */
export async function launch(
  root: string,
  { mode, fresh, official, shift, people }: LaunchOptions,
): Promise<number> {
  const home = join(root, shift ? `.local/demo-${shift}` : '.local/demo')
  const demo = shiftPorts(readDemoPorts(root), shift)
  const page = mode === 'dev' ? { ...demo, web: DEV_PORT + shift } : demo
  const taken = await findTakenPorts({ ...page })
  if (taken.length) {
    console.error(takenPorts(taken))
    return 1
  }
  const { step, problem } = createProgress(line => console.log(line), Date.now)
  const stopped = new AbortController()
  const cleanups: (() => Promise<void>)[] = []
  onStopSignal(
    () => stopped.abort(),
    () => process.exit(130),
  )
  const { signal } = stopped
  const whenStopped = new Promise<null>(resolve => signal.addEventListener('abort', () => resolve(null)))

  if (fresh) await rm(home, { recursive: true, force: true })
  await mkdir(join(home, 'logs'), { recursive: true })
  const webDir = shift ? join(home, 'web') : join(root, 'web/dist')
  try {
    step(mode === 'demo' ? 'Building functions and page' : 'Building functions')
    await buildOnce(functionsBuild(root), signal)
    const building =
      mode === 'demo' ? buildOnce(webBuild(root, demo, webDir), signal) : Promise.resolve(false)
    building.then(
      built => mode === 'demo' && step(built ? 'The page is built' : 'The page was built before'),
      () => {},
    )
    const now = Date.now()
    await seedSimulators(simulatorState(home), now, people)
    const stack = await startStack(
      {
        root,
        home,
        projectId: PROJECT,
        ports: demo,
        only: [
          'auth',
          'firestore',
          'functions',
          'storage',
          ...(mode === 'demo' ? (['hosting'] as const) : []),
        ],
        webDir,
        functionsEnv: {},
        official,
        sweepEveryMs: 1000,
      },
      { step, problem },
    )
    cleanups.push(stack.stop)
    if (mode === 'dev') cleanups.push(...startWatchers(root, home, page))
    const outcome = await Promise.race([
      Promise.all([stack.ready, building]).then(() => {
        const warmed = warmWebhook(demo.functions, PROJECT)
        return seedDemo({ ports: demo, projectId: PROJECT, now, crowd: people, onStep: step, warmed })
      }),
      stack.ended,
      whenStopped,
    ])
    if (outcome === null) return 0
    if (typeof outcome === 'string') throw new Error(outcome)
    step('Ready')
    console.log(
      `\n${describeLinks({ page: url(page.web), phone: url(page.simulators) })}\n\nCtrl+C stops it; what happened is kept for the next time.\n`,
    )
    const end = await Promise.race([stack.ended, whenStopped])
    if (end !== null) throw new Error(end)
    return 0
  } catch (error) {
    if (signal.aborted) return 0
    problem(error instanceof Error ? error.message : String(error))
    console.error(`\nMore is in ${join(home, 'logs')}`)
    return 1
  } finally {
    if (cleanups.length) step('Stopping')
    await Promise.all(cleanups.map(stop => stop()))
    if (cleanups.length) step('Stopped')
  }
}

const url = (port: number) => `http://127.0.0.1:${port}/`

function takenPorts(taken: readonly (readonly [string, number])[]): string {
  const lines = taken.map(([name, port]) => `  ${port} (${name}): see what runs there with  lsof -i :${port}`)
  return `These ports are taken, most likely by another run of the demo. Stop it and start again,\nor stand beside it:  npm run demo -- --shift 3000\n${lines.join('\n')}`
}

function startWatchers(root: string, home: string, ports: Ports) {
  const functions = { args: ['build.ts', '--watch'], cwd: join(root, 'functions') }
  const vite = {
    args: [
      join(root, 'node_modules/vite/bin/vite.js'),
      ...['--mode', 'demo', '--host', '127.0.0.1', '--port', String(ports.web), '--strictPort'],
    ],
    cwd: join(root, 'web'),
    env: pagePorts(ports),
  }
  return [
    startHelper(functions, join(home, 'logs/functions-watch.log')).stop,
    startHelper(vite, join(home, 'logs/vite.log')).stop,
  ]
}
