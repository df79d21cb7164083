import { createInterface } from 'node:readline'
import { createRuntime } from './createRuntime.ts'

// Started by the Firebase CLI in place of its Storage rules JAR, and spoken to over stdin and stdout, a line each way.
const write = (message: object): void => {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}

process.on('SIGINT', () => process.exit(0))
process.on('SIGTERM', () => process.exit(0))
// Without a reader there is nobody left to answer.
process.stdout.on('error', () => process.exit(0))

write({ id: -1, status: 'ok', errors: [], warnings: [] })
const runtime = createRuntime(write)
createInterface({ input: process.stdin })
  .on('line', runtime.receive)
  .on('close', () => process.exit(0))
