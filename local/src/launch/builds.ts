import { join } from 'node:path'
import type { Build } from './buildOnce.ts'
import type { Ports } from './Ports.ts'

/** The functions' bundle, as it is deployed. */
export const functionsBuild = (root: string): Build => ({
  command: { args: ['build.ts'], cwd: join(root, 'functions') },
  inputs: [
    'functions/src',
    'functions/build.ts',
    'functions/package.json',
    'domain/src',
    'package-lock.json',
  ].map(path => join(root, path)),
  output: join(root, 'functions/lib/index.js'),
  stamp: join(root, '.local/built/functions'),
})

/** Which ports the page in demo mode is told. */
export const pagePorts = (ports: Ports) => ({
  VITE_AUTH_PORT: String(ports.auth),
  VITE_FIRESTORE_PORT: String(ports.firestore),
  VITE_STORAGE_PORT: String(ports.storage),
  VITE_FUNCTIONS_PORT: String(ports.functions),
})

/** The page in demo mode, speaking to the emulators on `ports`, built into `outDir`. */
export const webBuild = (root: string, ports: Ports, outDir: string): Build => ({
  command: {
    args: [
      join(root, 'node_modules/vite/bin/vite.js'),
      'build',
      '--mode',
      'demo',
      '--outDir',
      outDir,
      '--emptyOutDir',
    ],
    cwd: join(root, 'web'),
    // A test runner sets another one, and Vue would come with its developer's tools.
    env: { ...pagePorts(ports), NODE_ENV: 'production' },
  },
  inputs: [
    'web/src',
    'web/public',
    'web/index.html',
    'web/vite.config.ts',
    'web/.env.demo',
    'domain/src',
    'package-lock.json',
  ].map(path => join(root, path)),
  output: join(outDir, 'index.html'),
  stamp: join(outDir, '.built'),
})
