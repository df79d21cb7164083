import { mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { measureBytes } from './bytes/measureBytes.ts'
import { measureFirestore } from './firestore/measureFirestore.ts'
import { measureLatency } from './latency/measureLatency.ts'
import { measureOperations } from './operations/measureOperations.ts'
import { isOver } from './operations/Operation.ts'
import { printBytes } from './report/printBytes.ts'
import { printFirestore } from './report/printFirestore.ts'
import { printLatency } from './report/printLatency.ts'
import { printOperations } from './report/printOperations.ts'
import { startBenchStack } from './startBenchStack.ts'

// `npm run bench` measures the product; `npm run bench -- operations` (latency, bytes) only that. The Firestore server
// by itself takes minutes more and is measured when it is asked for: `npm run bench -- firestore`.
const parts = process.argv.slice(2)
const asked = (part: string) => parts.length === 0 || parts.includes(part)
const say = (text: string) => console.log(text)

const loadBefore = loadavg()[0] ?? 0
say(`${availableParallelism()} cores, load ${loadBefore.toFixed(1)} before the start`)
if (loadBefore > 1.5) say('The machine is busy: counts and bytes hold, ratios may not.')

const firestore = parts.includes('firestore') ? await measureFirestore(say) : undefined
if (firestore) printFirestore(firestore)
const product = parts.some(part => part !== 'firestore') || parts.length === 0 ? await measureProduct() : {}

const results = join(import.meta.dirname, 'results')
const at = new Date().toISOString()
const file = join(results, `${at.replaceAll(':', '-')}.json`)
const machine = { cores: availableParallelism(), node: process.version, load: [loadBefore, loadavg()[0]] }
await mkdir(results, { recursive: true })
await writeFile(file, JSON.stringify({ at, machine, ...product, firestore }, null, 2))
say(`\nWritten to ${file}`)

async function measureProduct() {
  const stack = await startBenchStack()
  say('the stack is up')
  try {
    const operations = asked('operations') ? await measureOperations(stack) : []
    if (operations.length) printOperations(operations)
    const bytes = asked('bytes') ? await measureBytes(stack) : undefined
    if (bytes) printBytes(bytes)
    const latency = asked('latency') ? await measureLatency(stack, say) : []
    if (latency.length) printLatency(latency)
    if (operations.some(isOver) || bytes?.forbidden.length) process.exitCode = 1
    return { bytes, operations, latency }
  } finally {
    await stack.stop()
  }
}
