import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { lockDirectory } from './lockDirectory.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'firestore-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

/** Another process that holds the lock until it is killed. */
const holder = async () => {
  const script = `const { lockDirectory } = await import(process.argv[1])
    lockDirectory(process.argv[2])
    process.stdout.write('held')
    setTimeout(() => undefined, 60_000)`
  const module = new URL('./lockDirectory.ts', import.meta.url).pathname
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, module, dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return child
}

it('is held once, and free again when it is given back', () => {
  const unlock = lockDirectory(join(dir, 'new'))
  expect(() => lockDirectory(join(dir, 'new'))).toThrow(/is in use by process/)
  unlock()
  expect(existsSync(join(dir, 'new', 'server.lock'))).toBe(false)
  lockDirectory(join(dir, 'new'))()
})

it('keeps another process out, by name, until that one is dead', async () => {
  const child = await holder()
  expect(() => lockDirectory(dir)).toThrow(`${dir} is in use by process ${String(child.pid)}`)
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
  lockDirectory(dir)()
}, 20_000)

it.each([
  ['a process whose number another one has now', `${String(process.ppid)}\n1\n`],
  ['a process before this one with the same number', `${String(process.pid)}\n1\n`],
  ['nobody, half written', ''],
])('takes over the lock of %s', (_, content) => {
  writeFileSync(join(dir, 'server.lock'), content)
  lockDirectory(dir)()
})
