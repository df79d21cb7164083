import { join, resolve } from 'node:path'
import { readFile } from 'node:fs/promises'
import { runToEnd } from '../../../local/src/launch/runToEnd.ts'

const root = resolve(import.meta.dirname, '../../..')

/** One chunk of Vite's manifest. */
interface Chunk {
  readonly file: string
  readonly css?: readonly string[]
}

/** The page as it is deployed: every file of its code, and those that the browser needs before it runs a line of it. */
export interface BuiltPage {
  readonly all: readonly string[]
  /** What the page itself names: the entry chunk, its static imports and their styles. */
  readonly entry: readonly string[]
}

/** Builds the page for production into a folder. Answers paths. */
export async function buildPage(folder: string): Promise<BuiltPage> {
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const args = [vite, 'build', '--outDir', folder, '--emptyOutDir', '--manifest', 'manifest.json']
  // A test runner sets another one, and Vue would come with its developer's tools.
  const env = { NODE_ENV: 'production' }
  await runToEnd({ args, cwd: join(root, 'web'), env }, new AbortController().signal)
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Record<string, Chunk>
  const files = Object.values(manifest).flatMap(({ file, css = [] }) => [file, ...css])
  const html = await readFile(join(folder, 'index.html'), 'utf8')
  const entry = Array.from(html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/gu), ([, file = '']) => file)
  const paths = (names: readonly string[]) => [...new Set(names)].map(file => join(folder, file))
  return { all: paths(files), entry: paths(entry) }
}
