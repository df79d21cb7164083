import { mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { isOverLimit } from './bytes/firstLoadLimit.ts'
import { measureBytes } from './bytes/measureBytes.ts'
import { measureFirestore } from './firestore/measureFirestore.ts'
import { measureImports } from './imports/measureImports.ts'
import { measureLatency } from './latency/measureLatency.ts'
import { measureOperations } from './operations/measureOperations.ts'
import { isOver } from './operations/Operation.ts'
import { measurePeople } from './people/measurePeople.ts'
import { measurePhone } from './phone/measurePhone.ts'
import { printBytes } from './report/printBytes.ts'
import { printFirestore } from './report/printFirestore.ts'
import { printImports } from './report/printImports.ts'
import { printLatency } from './report/printLatency.ts'
import { printPeople } from './report/printPeople.ts'
import { printPhone } from './report/printPhone.ts'
import { printOperations } from './report/printOperations.ts'
import { printTimeline } from './report/printTimeline.ts'
import { printTunnel } from './report/printTunnel.ts'
import { startBenchStack } from './startBenchStack.ts'
import { measureTimeline } from './timeline/measureTimeline.ts'
import { measureTunnel } from './tunnels/measureTunnel.ts'

// `npm run bench` measures the product; `npm run bench -- operations` (latency, bytes, imports, timeline, phone) only that. The Firestore server
// by itself, and the inbox among a hundred thousand people, take minutes more and are measured when they are asked for:
// `npm run bench -- firestore`, `npm run bench -- people` (`BENCH_PEOPLE=5000` is a smaller crowd), `npm run bench -- tunnel`
// (`BENCH_TUNNEL=10000` is more than its thousand).
const parts = process.argv.slice(2)
const asked = (part: string) => parts.length === 0 || parts.includes(part)
const say = (text: string) => console.log(text)

const loadBefore = loadavg()[0] ?? 0
say(`${availableParallelism()} cores, load ${loadBefore.toFixed(1)} before the start`)
if (loadBefore > 1.5) say('The machine is busy: counts and bytes hold, ratios may not.')

const firestore = parts.includes('firestore') ? await measureFirestore(say) : undefined
if (firestore) printFirestore(firestore)
const people = parts.includes('people') ? await measurePeople(say) : undefined
if (people) printPeople(people)
const tunnel = parts.includes('tunnel') ? await measureTunnel(say) : undefined
if (tunnel) printTunnel(tunnel)
const imports = asked('imports') ? await measureImports() : []
if (imports.length) printImports(imports)
if (imports.some(({ early }) => early.length)) process.exitCode = 1
const ofStack = ['operations', 'bytes', 'latency', 'timeline', 'phone']
const product = ofStack.some(asked) ? await measureProduct() : {}

const results = join(import.meta.dirname, 'results')
const at = new Date().toISOString()
const file = join(results, `${at.replaceAll(':', '-')}.json`)
const machine = { cores: availableParallelism(), node: process.version, load: [loadBefore, loadavg()[0]] }
await mkdir(results, { recursive: true })
await writeFile(
  file,
  JSON.stringify({ at, machine, ...product, imports, firestore, people, tunnel }, null, 2),
)
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
    const timeline = asked('timeline') ? await measureTimeline(stack, say) : undefined
    if (timeline) printTimeline(timeline)
    const phone = asked('phone') ? await measurePhone(stack) : undefined
    if (phone) printPhone(phone)
    const heavy = bytes && (isOverLimit(bytes.firstLoad) || bytes.forbidden.length > 0)
    if (operations.some(isOver) || heavy) process.exitCode = 1
    return { bytes, operations, latency, timeline, phone }
  } finally {
    await stack.stop()
  }
}
