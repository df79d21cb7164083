import { spawn } from 'node:child_process'
import { createWriteStream, existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { readSuiteLine } from './readSuiteLine.ts'
import { saveAccounts } from './saveAccounts.ts'
import { stopGroup } from './stopGroup.ts'
import type { SuiteOptions } from './SuiteOptions.ts'
import { suiteEnvironment } from './suiteEnvironment.ts'
import { writePlaceholderJars } from './writePlaceholderJars.ts'
import { writeSuiteProject } from './writeSuiteProject.ts'

const require = createRequire(import.meta.url)
const STOP_MS = 4500
// Twenty seconds are usual, a minute on a machine that does much else.
const READY_MS = 5 * 60_000
const SAVE_EVERY_MS = 60_000
const LAST_LINES = 25
// The tickers' calls, every second or two: they would be most of the log.
const TICKS = /(Beginning execution of|Finished) ".*(sweepOutbox|remindTasks|resumeBots|stepTunnels)"/

export interface Suite {
  /** Resolves when every emulator answers; rejects with what the Firebase CLI said when it ends before that. */
  readonly ready: Promise<void>
  /** Resolves with a sentence about the end when the suite ends by itself. */
  readonly ended: Promise<string>
  /** Saves accounts and files, ends everything and leaves no process and no temporary folder behind. */
  stop(): Promise<void>
}

/** Where the suite keeps accounts and files between runs. */
const savedIn = (home: string) => join(home, 'accounts-and-files')

const lastWordsOf = (file: string) =>
  existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-LAST_LINES) : []

/** Starts the Firebase emulator suite under this Node; `onStep` and `onProblem` hear what is worth showing. */
export async function startSuite(
  options: SuiteOptions,
  { onStep, onProblem }: { onStep(text: string): void; onProblem(text: string): void },
): Promise<Suite> {
  const { home, ports } = options
  const project = await writeSuiteProject(options)
  // The functions emulator's sockets live here, and a socket's path may not be long: not inside `home`.
  const temporary = await mkdtemp(join(tmpdir(), 'chats-'))
  if (!options.official) await writePlaceholderJars(join(temporary, 'jars'))
  await mkdir(join(home, 'logs'), { recursive: true })
  const log = createWriteStream(join(home, 'logs/suite.log'))

  const saved = savedIn(home)
  const child = spawn(
    process.execPath,
    [
      require.resolve('firebase-tools/lib/bin/firebase.js'),
      'emulators:start',
      ...['--project', options.projectId, '--only', options.only.join(',')],
      ...(existsSync(join(saved, 'firebase-export-metadata.json')) ? ['--import', saved] : []),
    ],
    {
      cwd: project,
      env: suiteEnvironment(options, temporary, process.env),
      // A group of its own: Ctrl+C in the terminal reaches the launcher alone, which then stops things in order.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )

  const last: string[] = []
  const seen = new Set<string>()
  const ready = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<string>()
  ready.promise.catch(() => {})
  const read = (line: string) => {
    if (TICKS.test(line)) return
    log.write(`${line}\n`)
    if (line.trim() && last.push(line) > LAST_LINES) last.shift()
    const means = readSuiteLine(line)
    if (means.kind === 'ready') ready.resolve()
    if (means.kind === 'problem') onProblem(means.text)
    if (means.kind !== 'step' || seen.has(means.text)) return
    seen.add(means.text)
    onStep(means.text)
  }
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', read)

  let stopping = false
  const giveUp = (how: string) => {
    const said = [...last, ...lastWordsOf(join(project, 'firestore-debug.log'))].join('\n')
    ready.reject(new Error(`The Firebase emulators ${how}. They said:\n${said}`))
  }
  const late = setTimeout(() => giveUp(`did not start within ${READY_MS / 60_000} minutes`), READY_MS).unref()
  child.once('error', error => ready.reject(error))
  child.once('close', (code, by) => {
    clearTimeout(late)
    log.end()
    giveUp('did not start')
    if (!stopping) ended.resolve(`The Firebase emulators ended by themselves (${by ?? `exit ${code}`}).`)
  })

  const save = () => saveAccounts(ports.hub, saved, options.official)
  let saving: NodeJS.Timeout | undefined
  ready.promise.then(
    () => (saving = setInterval(() => void save(), SAVE_EVERY_MS).unref()),
    () => {},
  )

  return {
    ready: ready.promise,
    ended: ended.promise,
    async stop() {
      if (stopping) return
      stopping = true
      clearInterval(saving)
      if (child.exitCode === null) await save()
      await stopGroup(child, STOP_MS)
      await rm(temporary, { recursive: true, force: true })
    },
  }
}
