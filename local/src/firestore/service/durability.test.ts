import { spawn } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { logFile } from '../storage/openLog.ts'
import type { JsonObject } from './Json.ts'
import { testFirestore } from './testFirestore.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'firestore-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

const everything = { from: [{ collectionId: 'a' }] }
// Bounded, because it notices neither a closed pipe nor that its parent has gone.
const writer = `
  const { testFirestore } = await import(process.argv[1])
  const test = await testFirestore({ dataDir: process.argv[2] })
  for (let n = 0; n < 20_000; n += 1) {
    const { commitTime } = await test.set('a/' + n, { n: { integerValue: String(n) } })
    process.stdout.write(n + ' ' + commitTime + '\\n')
  }`

it('has every acknowledged commit after a SIGKILL, and never an earlier time', async () => {
  const script = new URL('./testFirestore.ts', import.meta.url).pathname
  const child = spawn(process.execPath, ['--input-type=module', '-e', writer, script, dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let last: readonly string[] = []
  for await (const line of createInterface(child.stdout)) {
    last = line.split(' ')
    if (Number(last[0]) === 300) child.kill('SIGKILL')
  }
  const acknowledged = Number(last[0])
  expect(acknowledged).toBeGreaterThanOrEqual(300)
  const test = await testFirestore({ dataDir: dir })
  const found = new Set(await test.query(everything))
  for (let n = 0; n <= acknowledged; n += 1) expect(found.has(`a/${n}`)).toBe(true)
  const { commitTime } = await test.set('a/next', {})
  expect(String(commitTime) > String(last[1])).toBe(true)
  await test.firestore.close()
}, 30_000)

it.each([
  ['half a record', (file: string) => truncateSync(file, statSync(file).size - 5)],
  ['garbage', (file: string) => appendFileSync(file, '00000000 {"database":\n')],
  ['half a line', (file: string) => appendFileSync(file, '1234')],
])('cuts %s off the end of the log and goes on', async (_, damage) => {
  const first = await testFirestore({ dataDir: dir })
  for (const n of [1, 2, 3]) await first.set(`a/${n}`, {})
  await first.firestore.close()
  damage(logFile(dir))
  const second = await testFirestore({ dataDir: dir })
  const kept = await second.query(everything)
  expect(kept.slice(0, 2)).toEqual(['a/1', 'a/2'])
  await second.set('a/4', {})
  await second.firestore.close()
  const third = await testFirestore({ dataDir: dir })
  expect(await third.query(everything)).toEqual([...kept, 'a/4'])
  await third.firestore.close()
})

it('rewrites a log of mostly outdated documents, and keeps versions as they were', async () => {
  const first = await testFirestore({ dataDir: dir })
  for (let n = 0; n < 12; n += 1)
    await first.set('a/1', { text: { stringValue: String(n % 10).repeat(900_000) } })
  const [before] = await first.get(['a/1'])
  await first.firestore.close()
  const large = statSync(logFile(dir)).size
  const second = await testFirestore({ dataDir: dir })
  expect(statSync(logFile(dir)).size).toBeLessThan(large / 5)
  await second.set('a/2', {})
  await second.firestore.close()
  const third = await testFirestore({ dataDir: dir })
  const [after] = await third.get(['a/1'])
  expect(after?.found).toEqual(before?.found)
  expect(await third.query(everything)).toEqual(['a/1', 'a/2'])
  await third.firestore.close()
}, 30_000)

it('loads what it exported, into another project when asked', async () => {
  const source = await testFirestore()
  await source.set('a/1', { x: { doubleValue: '-0' } })
  const [before] = await source.get(['a/1'])
  const file = await source.firestore.exportTo(join(dir, 'export'), {
    project: 'demo-test',
    database: '(default)',
    name: 'firestore_export',
  })
  expect(file).toBe(join(dir, 'export', 'firestore_export.overall_export_metadata'))
  const target = await testFirestore()
  await target.firestore.importFrom(file)
  const [after] = await target.get(['a/1'])
  expect((after?.found as JsonObject).fields).toEqual((before?.found as JsonObject).fields)
  await source.firestore.close()
  await target.firestore.close()
})
