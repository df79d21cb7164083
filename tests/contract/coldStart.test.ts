import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOptions } from '../../functions/buildOptions.ts'

const root = resolve(import.meta.dirname, '../..')
let folder: string

/** Imports files in a process of its own; answers the packages that were loaded. */
async function packagesOf(files: readonly string[]): Promise<readonly string[]> {
  const urls = files.map(file => pathToFileURL(join(folder, file)).href)
  const script = `
    import { registerHooks } from 'node:module'
    const packages = new Set()
    registerHooks({
      load(url, context, next) {
        const name = /.*\\/node_modules\\/((?:@[^/]+\\/)?[^/]+)/u.exec(url)?.[1]
        if (name) packages.add(name)
        return next(url, context)
      },
    })
    for (const url of ${JSON.stringify(urls)}) await import(url)
    process.stdout.write(JSON.stringify([...packages]))
  `
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    env: { ...process.env, FIREBASE_CONFIG: '{}', GCLOUD_PROJECT: 'demo-chats' },
  })
  return JSON.parse(stdout) as string[]
}

describe('the functions as they are deployed', () => {
  beforeAll(async () => {
    await mkdir(join(root, '.tmp'), { recursive: true })
    folder = await mkdtemp(join(root, '.tmp/functions-'))
    await build({ ...buildOptions, outdir: folder, sourcemap: false })
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('start without what only some of them need', async () => {
    const packages = await packagesOf(['index.js'])
    expect(packages).toContain('@google-cloud/firestore')
    for (const name of ['file-type', '@google-cloud/storage', 'grammy', 'vk-io', 'mediabunny']) {
      expect(packages).not.toContain(name)
    }
  })

  it('can load each of their parts', async () => {
    const parts = (await readdir(folder)).filter(name => name.endsWith('.js'))
    expect(parts.length).toBeGreaterThan(1)
    await packagesOf(parts)
  })
})
