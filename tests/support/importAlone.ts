import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const root = resolve(import.meta.dirname, '../..')

/** What importing files came to. */
export interface Imported {
  readonly ms: number
  /** Empty where nobody asked. */
  readonly packages: readonly string[]
}

/** Imports files one after the other in a process of its own. Noting the packages that were loaded makes it slower. */
export async function importAlone(files: readonly string[], notePackages: boolean): Promise<Imported> {
  const urls = files.map(file => pathToFileURL(file).href)
  const script = `
    import { registerHooks } from 'node:module'
    const packages = new Set()
    const load = (url, context, next) => {
      const name = /.*\\/node_modules\\/((?:@[^/]+\\/)?[^/]+)/u.exec(url)?.[1]
      if (name) packages.add(name)
      return next(url, context)
    }
    if (${notePackages}) registerHooks({ load })
    const begun = performance.now()
    for (const url of ${JSON.stringify(urls)}) await import(url)
    const ms = performance.now() - begun
    process.stdout.write(JSON.stringify({ ms, packages: [...packages] }))
    process.exit()
  `
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    env: { ...process.env, FIREBASE_CONFIG: '{}', GCLOUD_PROJECT: 'demo-chats' },
  })
  return JSON.parse(stdout) as Imported
}
