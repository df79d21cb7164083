import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

interface Counts {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numFailedTestSuites: number
  readonly success: boolean
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly { readonly status: string }[]
  }[]
}

interface Outcome {
  readonly passed: number
  readonly failed: number
  /** Files in which something failed, and what passed in them all the same. */
  readonly files: readonly string[]
  readonly passedInFiles: number
  /** It was ended because it said nothing any more. */
  readonly hung: boolean
}

interface Part {
  readonly name: string
  readonly reporter: 'default' | 'verbose'
  readonly what: readonly string[]
}

/** What runs beside each other: the browsers wait for pages and the rooms for servers, most of the time. */
const halves: readonly Part[] = [
  // Test by test: a browser that hangs is found by the last line.
  { name: 'stack', reporter: 'verbose', what: ['--project', 'stack'] },
  { name: 'rooms', reporter: 'default', what: ['--project', 'unit', '--project', 'rooms'] },
]
// More files or more failures than these are no accident: the part ends there, and is red.
const MOST_AGAIN = 5
const MOST_FAILURES = 25
// What says nothing for so long hangs, and is ended: a test gives up long before.
const SILENCE_MS = 10 * 60_000
const folder = mkdtempSync(join(tmpdir(), 'chats-ci-'))

/** Runs an npm script beside others; each line it says carries its name. Answers how it went. */
async function run(name: string, args: readonly string[]): Promise<'well' | 'badly' | 'hung'> {
  const child = spawn('npm', args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  let hung = false
  const end = () => {
    hung = true
    console.log(`${name} | has said nothing for ${SILENCE_MS / 60_000} minutes and is ended`)
    if (child.pid) process.kill(-child.pid, 'SIGKILL')
  }
  const silence = setTimeout(end, SILENCE_MS)
  for (const stream of [child.stdout, child.stderr])
    createInterface(stream).on('line', line => {
      silence.refresh()
      console.log(`${name} | ${line}`)
    })
  const [code] = (await once(child, 'close')) as [number | null]
  clearTimeout(silence)
  return hung ? 'hung' : code === 0 ? 'well' : 'badly'
}

let reports = 0

/** Runs tests: of these projects, of these files. A run that left no report counts as one failure. */
async function runTests({ name, reporter, what }: Part): Promise<Outcome> {
  const report = join(folder, `tests-${++reports}.json`)
  const options = [
    `--bail=${MOST_FAILURES}`,
    `--reporter=${reporter}`,
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  const went = await run(name, ['test', '--', ...options, ...what])
  try {
    const counts: Counts = JSON.parse(readFileSync(report, 'utf8'))
    const failed =
      counts.numFailedTests ||
      (went === 'well' && counts.success ? 0 : Math.max(1, counts.numFailedTestSuites))
    const broken = counts.testResults.filter(({ status }) => status === 'failed')
    const passed = broken.flatMap(file => file.assertionResults.filter(({ status }) => status === 'passed'))
    return {
      passed: counts.numPassedTests,
      failed,
      files: broken.map(({ name }) => name),
      passedInFiles: passed.length,
      hung: went === 'hung',
    }
  } catch {
    return { passed: 0, failed: 1, files: [], passedInFiles: 0, hung: went === 'hung' }
  }
}

/**
 * What failed in very few files, and a part that hung, is run once more, with nothing beside it, and said: on a machine
 * shared with others a browser may be starved. What fails twice is red.
 */
async function runTestsPatiently(): Promise<Pick<Outcome, 'passed' | 'failed'>> {
  const all = await Promise.all(halves.map(runTests))
  for (const [index, half] of halves.entries()) {
    if (!all[index]?.hung) continue
    console.log(`unsteady, hung the first time: ${half.name}`)
    all[index] = await runTests(half)
  }
  const sum = (key: 'passed' | 'failed' | 'passedInFiles') => all.reduce((total, one) => total + one[key], 0)
  const files = all.flatMap(one => one.files)
  const final = all.some(
    one => one.hung || one.failed >= MOST_FAILURES || (one.failed > 0 && one.files.length === 0),
  )
  const first = { passed: sum('passed'), failed: sum('failed') }
  if (files.length === 0 || files.length > MOST_AGAIN || final) return first
  const second = await runTests({ name: 'again', reporter: 'verbose', what: files })
  if (second.failed) return { ...first, failed: second.failed }
  for (const name of files) console.log(`unsteady, passed the second time: ${name}`)
  return { passed: first.passed - sum('passedInFiles') + second.passed, failed: 0 }
}

const steps = ['lint', 'typecheck', 'build']
const went = await Promise.all(steps.map(step => run(step, ['run', step])))
const before = steps.filter((_, index) => went[index] !== 'well')
const { passed, failed } = await runTestsPatiently()
rmSync(folder, { recursive: true, force: true })
for (const step of before) console.log(`npm run ${step} failed`)
console.log(`${passed} passed, ${failed + before.length} failed`)
process.exit(failed || before.length ? 1 : 0)
