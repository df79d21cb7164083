import { build, context } from 'esbuild'
import { rmSync } from 'node:fs'
import { buildOptions } from './buildOptions.ts'

if (process.argv.includes('--watch')) {
  const watching = await context(buildOptions)
  await watching.watch()
} else {
  rmSync(new URL('lib', import.meta.url), { recursive: true, force: true })
  await build(buildOptions)
}
