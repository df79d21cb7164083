import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import type { Plugin } from 'vite'

const ENTRY = fileURLToPath(new URL('src/worker/worker.ts', import.meta.url))
/** Not the app's own: pictures of it for the system, what only developers look at, and what this writes itself. */
const LEFT_OUT = /^(worker\.js|manifest\.webmanifest|\.built)$|^icons\/(maskable|apple)|GalleryPage/

interface Kept {
  readonly url: string
  readonly revision: string | null
}

/**
 * Builds the service worker after the app, with the list of the app's files in it: `worker.js` is another file whenever
 * any of them is.
 */
export function workerModule(): Plugin {
  let outDir = ''
  return {
    name: 'worker-module',
    apply: 'build',
    configResolved(config) {
      outDir = join(config.root, config.build.outDir)
      if (config.build.outDir.startsWith('/')) outDir = config.build.outDir
    },
    async closeBundle() {
      await build({
        configFile: false,
        logLevel: 'warn',
        publicDir: false,
        define: { __SHELL__: JSON.stringify(filesOf(outDir)), 'process.env.NODE_ENV': '"production"' },
        build: {
          outDir,
          emptyOutDir: false,
          target: 'es2022',
          rolldownOptions: {
            input: ENTRY,
            output: { format: 'iife', entryFileNames: 'worker.js' },
          },
        },
      })
    },
  }
}

/** A name with a hash says all about its content; of others the content is told. */
function filesOf(folder: string): readonly Kept[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(path => !LEFT_OUT.test(path))
    .toSorted()
    .map(path => ({
      url: `/${path}`,
      revision: path.startsWith('assets/') ? null : hashOf(join(folder, path)),
    }))
}

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16)
