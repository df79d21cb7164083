import type { BuildOptions } from 'esbuild'
import { fileURLToPath } from 'node:url'

/**
 * One bundle with `@chats/domain` inside. What Cloud Functions installs from npm stays outside where it is heavy or is no
 * ES module to the last (file-type needs `debug`); dynamic imports stay lazy.
 */
export const buildOptions: BuildOptions = {
  absWorkingDir: fileURLToPath(new URL('.', import.meta.url)),
  entryPoints: ['src/index.ts'],
  outdir: 'lib',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  sourcemap: true,
  external: [
    'firebase-admin',
    'firebase-admin/*',
    'firebase-functions',
    'firebase-functions/*',
    'file-type',
    'grammy',
    'papaparse',
    'web-push',
  ],
  logLevel: 'warning',
}
