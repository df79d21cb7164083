import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface Counts {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numFailedTestSuites: number
  readonly success: boolean
}

const folder = mkdtempSync(join(tmpdir(), 'chats-ci-'))
const report = join(folder, 'tests.json')
const run = (args: readonly string[]) => {
  console.log(`\n> npm ${args.join(' ')}`)
  return spawnSync('npm', args, { stdio: 'inherit' }).status === 0
}

/** Runs a step beside others; what it said is printed in one piece when it is done. Answers whether it went well. */
async function runBeside(step: string): Promise<boolean> {
  const child = spawn('npm', ['run', step], { stdio: ['ignore', 'pipe', 'pipe'] })
  const said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk))
  const [code] = (await once(child, 'close')) as [number | null]
  console.log(`\n> npm run ${step}\n${Buffer.concat(said).toString()}`)
  return code === 0
}

/** What vitest counted; a run that left no report, or failed without a failed test, counts as one failure. */
function readCounts(finished: boolean): { passed: number; failed: number } {
  try {
    const counts: Counts = JSON.parse(readFileSync(report, 'utf8'))
    const failed =
      counts.numFailedTests || (finished && counts.success ? 0 : Math.max(1, counts.numFailedTestSuites))
    return { passed: counts.numPassedTests, failed }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

const steps = ['lint', 'typecheck', 'build']
const went = await Promise.all(steps.map(runBeside))
const before = steps.filter((_, index) => !went[index])
const finished = run(['test', '--', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
const { passed, failed } = readCounts(finished)
rmSync(folder, { recursive: true, force: true })
for (const step of before) console.log(`npm run ${step} failed`)
console.log(`${passed} passed, ${failed + before.length} failed`)
process.exit(failed || before.length ? 1 : 0)
