import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { buildOptions } from '../../../functions/buildOptions.ts'
import { importAlone } from '../../support/importAlone.ts'
import { percentile } from '../latency/percentile.ts'

const root = resolve(import.meta.dirname, '../../..')
const ROUNDS = 5
/** What every function needs, whatever it does. */
const FLOOR = ['firebase-functions/https', 'firebase-admin/app', 'firebase-admin/firestore']
/** Speak to messengers, or are heavy and needed by few: none of them at a start, and least of all at the intake's. */
const LAZY = ['grammy', 'vk-io', 'mediabunny', 'file-type', '@google-cloud/storage', 'web-push']

/** How long an entry takes to be imported in a fresh process, and how many packages it brings. */
export interface Import {
  readonly entry: string
  readonly ms: number
  /** As a multiple of importing what every function needs. */
  readonly ofFloor: number
  readonly packages: number
  /** Packages that only the sending of a message, or a file, may load. */
  readonly early: readonly string[]
}

/** Imports every entry of the functions by itself, bundled as it is deployed, and the whole of them (`index`). */
export async function measureImports(): Promise<readonly Import[]> {
  const index = await readFile(join(root, 'functions/src/index.ts'), 'utf8')
  const entries = [...index.matchAll(/'\.\/entry\/(\w+)\.ts'/gu)].map(([, name]) => `entry/${name}`)
  await mkdir(join(root, '.tmp'), { recursive: true })
  const folder = await mkdtemp(join(root, '.tmp/imports-'))
  try {
    const entryPoints = ['index', ...entries].map(name => `src/${name}.ts`)
    await build({ ...buildOptions, entryPoints, outdir: folder, sourcemap: false })
    const floorFile = join(folder, 'floor.js')
    await writeFile(floorFile, FLOOR.map(name => `import '${name}'\n`).join(''))
    const files = ['index', ...entries].map(name => join(folder, `${name}.js`))
    const times = new Map<string, number[]>()
    // Round by round, so that a busy moment of the machine falls on all of them.
    for (let round = 0; round < ROUNDS; round++) {
      for (const file of [floorFile, ...files]) {
        const { ms } = await importAlone([file], false)
        times.set(file, [...(times.get(file) ?? []), ms])
      }
    }
    const median = (file: string) => percentile(times.get(file) ?? [], 0.5)
    const measured: Import[] = []
    for (const [n, file] of files.entries()) {
      const { packages } = await importAlone([file], true)
      const early = packages.filter(name => LAZY.includes(name))
      const entry = ['index', ...entries][n]?.replace('entry/', '') ?? ''
      const ms = median(file)
      measured.push({ entry, ms, ofFloor: ms / median(floorFile), packages: packages.length, early })
    }
    return measured
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
