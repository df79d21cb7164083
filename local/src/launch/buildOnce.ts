import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Command, runToEnd } from './runToEnd.ts'

export interface Build {
  readonly command: Command
  /** Files and folders the result depends on, and the file that is there when it was built. */
  readonly inputs: readonly string[]
  readonly output: string
  /** Remembers what was built last. */
  readonly stamp: string
}

/** Runs a build unless its inputs, its command and its output are as the last one left them; answers whether it ran. */
export async function buildOnce(build: Build, signal: AbortSignal): Promise<boolean> {
  const print = await fingerprint(build)
  const last = await readFile(build.stamp, 'utf8').catch(() => '')
  if (last === print && existsSync(build.output)) return false
  await runToEnd(build.command, signal)
  await mkdir(dirname(build.stamp), { recursive: true })
  await writeFile(build.stamp, print)
  return true
}

async function fingerprint({ inputs, command }: Build) {
  const hash = createHash('sha256').update(JSON.stringify(command))
  for (const input of inputs) {
    if (!existsSync(input)) continue
    for (const file of await filesIn(input)) hash.update(file).update(await readFile(file))
  }
  return hash.digest('hex')
}

async function filesIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => null)
  if (!entries) return [path]
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
}
