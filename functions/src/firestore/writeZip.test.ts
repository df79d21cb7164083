import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { readZip } from '../../../tests/support/readZip.ts'
import { writeZip } from './writeZip.ts'

const run = promisify(execFile)
const files = { 'person.json': ['{"a":', '1}'], 'files/фото 🙂.jpg': ['x'.repeat(70_000)], 'files/empty': [] }

async function zipped(): Promise<Buffer> {
  const entries = Object.entries(files).map(([path, parts]) => ({
    path,
    async *read() {
      for (const part of parts) yield Buffer.from(part)
    },
  }))
  const pieces: Buffer[] = []
  for await (const piece of writeZip(entries)) pieces.push(piece)
  return Buffer.concat(pieces)
}

it('keeps every file whole under its name', async () => {
  const read = readZip(await zipped())
  expect(Object.fromEntries([...read].map(([path, bytes]) => [path, bytes.toString()]))).toEqual(
    Object.fromEntries(Object.entries(files).map(([path, parts]) => [path, parts.join('')])),
  )
})

const hasPython = await run('python3', ['--version']).then(
  () => true,
  () => false,
)
it.runIf(hasPython)('is an archive for others, too', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zip-'))
  try {
    const path = join(folder, 'a.zip')
    await writeFile(path, await zipped())
    const { stdout } = await run('python3', ['-m', 'zipfile', '-t', path])
    expect(stdout).toContain('Done testing')
  } finally {
    await rm(folder, { recursive: true })
  }
})
