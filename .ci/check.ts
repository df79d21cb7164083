import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

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
}

/** What runs beside each other: the browsers wait for pages and the rooms for servers, most of the time. */
const halves = [
  ['--project', 'stack'],
  ['--project', 'unit', '--project', 'rooms'],
] as const
// More than these are no accident.
const MOST_AGAIN = 5
const folder = mkdtempSync(join(tmpdir(), 'chats-ci-'))

/** Runs an npm script beside others; what it said is printed in one piece when it is done. Answers whether it went well. */
async function run(args: readonly string[]): Promise<boolean> {
  const child = spawn('npm', args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk))
  const [code] = (await once(child, 'close')) as [number | null]
  console.log(`\n> npm ${args.join(' ')}\n${Buffer.concat(said).toString()}`)
  return code === 0
}

let reports = 0

/** Runs tests: of these projects, of these files. A run that left no report counts as one failure. */
async function runTests(what: readonly string[]): Promise<Outcome> {
  const report = join(folder, `tests-${++reports}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const finished = await run(['test', '--', ...reporters, ...what])
  try {
    const counts: Counts = JSON.parse(readFileSync(report, 'utf8'))
    const failed =
      counts.numFailedTests || (finished && counts.success ? 0 : Math.max(1, counts.numFailedTestSuites))
    const broken = counts.testResults.filter(({ status }) => status === 'failed')
    const passed = broken.flatMap(file => file.assertionResults.filter(({ status }) => status === 'passed'))
    return {
      passed: counts.numPassedTests,
      failed,
      files: broken.map(({ name }) => name),
      passedInFiles: passed.length,
    }
  } catch {
    return { passed: 0, failed: 1, files: [], passedInFiles: 0 }
  }
}

/**
 * What failed in very few files is run once more, with nothing beside it, and said: on a machine shared with others a
 * browser may be starved. A file that fails twice is red.
 */
async function runTestsPatiently(): Promise<Pick<Outcome, 'passed' | 'failed'>> {
  const all = await Promise.all(halves.map(runTests))
  const sum = (key: 'passed' | 'failed' | 'passedInFiles') => all.reduce((total, one) => total + one[key], 0)
  const files = all.flatMap(one => one.files)
  const unexplained = all.some(one => one.failed > 0 && one.files.length === 0)
  const first = { passed: sum('passed'), failed: sum('failed') }
  if (files.length === 0 || files.length > MOST_AGAIN || unexplained) return first
  const second = await runTests(files)
  if (second.failed) return { ...first, failed: second.failed }
  for (const name of files) console.log(`unsteady, passed the second time: ${name}`)
  return { passed: first.passed - sum('passedInFiles') + second.passed, failed: 0 }
}

const steps = ['lint', 'typecheck', 'build']
const went = await Promise.all(steps.map(step => run(['run', step])))
const before = steps.filter((_, index) => !went[index])
const { passed, failed } = await runTestsPatiently()
rmSync(folder, { recursive: true, force: true })
for (const step of before) console.log(`npm run ${step} failed`)
console.log(`${passed} passed, ${failed + before.length} failed`)
process.exit(failed || before.length ? 1 : 0)
