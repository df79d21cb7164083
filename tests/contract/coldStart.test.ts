import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOptions } from '../../functions/buildOptions.ts'
import { importAlone } from '../support/importAlone.ts'

const root = resolve(import.meta.dirname, '../..')
let folder: string

describe('the functions as they are deployed', () => {
  beforeAll(async () => {
    await mkdir(join(root, '.tmp'), { recursive: true })
    folder = await mkdtemp(join(root, '.tmp/functions-'))
    await build({ ...buildOptions, outdir: folder, sourcemap: false })
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('start without what only some of them need', async () => {
    const { packages } = await importAlone([join(folder, 'index.js')], true)
    expect(packages).toContain('@google-cloud/firestore')
    for (const name of ['file-type', '@google-cloud/storage', 'grammy', 'vk-io', 'mediabunny']) {
      expect(packages).not.toContain(name)
    }
  })

  it('can load each of their parts', async () => {
    const parts = (await readdir(folder)).filter(name => name.endsWith('.js'))
    expect(parts.length).toBeGreaterThan(1)
    await importAlone(
      parts.map(part => join(folder, part)),
      false,
    )
  })
})
