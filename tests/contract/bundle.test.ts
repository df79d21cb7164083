import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPage } from '../bench/bytes/buildPage.ts'
import type { BuiltPage } from '../bench/bytes/buildPage.ts'
import { findForbidden, forbiddenCode } from '../bench/bytes/forbiddenCode.ts'
import { sizesOf } from '../bench/bytes/sizesOf.ts'

const root = resolve(import.meta.dirname, '../..')

describe('the page as it is deployed', () => {
  let folder: string
  let page: BuiltPage
  const read = (paths: readonly string[]) => Promise.all(paths.map(path => readFile(path)))

  beforeAll(async () => {
    await mkdir(join(root, '.tmp'), { recursive: true })
    folder = await mkdtemp(join(root, '.tmp/page-'))
    page = await buildPage(folder)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('carries no regex engine and no schemas', async () => {
    expect(findForbidden((await read(page.all)).join('\n'))).toEqual([])
  })

  it('would be caught carrying them', async () => {
    const { resolve: find } = createRequire(join(root, 'local/src/cli.ts'))
    const zod = dirname(find('zod/package.json'))
    const sources = {
      re2js: [find('re2js')],
      zod: ['errors', 'schemas'].map(name => join(zod, `v4/core/${name}.js`)),
    }
    for (const [name, paths] of Object.entries(sources)) {
      const code = (await read(paths)).join('\n')
      for (const words of forbiddenCode[name] ?? []) expect(code).toContain(words)
    }
  })

  it('begins without Firebase: that comes beside it', async () => {
    const entry = await read(page.entry)
    expect(entry.join('\n')).not.toContain('firestore.googleapis.com')
    expect((await read(page.all)).join('\n')).toContain('firestore.googleapis.com')
    // A tuned floor of the same libraries has 138 KB of JS and 16 KB of CSS before Firebase.
    expect(sizesOf(entry).gzip).toBeLessThan(154_000)
  })
})
