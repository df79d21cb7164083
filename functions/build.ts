import { build, context } from 'esbuild'
import type { BuildOptions } from 'esbuild'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))

/** One bundle with `@chats/domain` inside; what Cloud Functions installs from npm stays outside, dynamic imports stay lazy. */
const options: BuildOptions = {
  absWorkingDir: here,
  entryPoints: ['src/index.ts'],
  outdir: 'lib',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  sourcemap: true,
  external: ['firebase-admin', 'firebase-admin/*', 'firebase-functions', 'firebase-functions/*', 'grammy'],
  logLevel: 'warning',
}

if (process.argv.includes('--watch')) {
  const watching = await context(options)
  await watching.watch()
} else {
  rmSync(new URL('lib', import.meta.url), { recursive: true, force: true })
  await build(options)
}
