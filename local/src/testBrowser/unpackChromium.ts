import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const chromiumPackage = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')))
const home = join(chromiumPackage, '../../.cache/chats-chromium')
const executable = join(home, 'chromium')

/**
 * The Chromium that came with the packages, unpacked once. The package itself takes any file at its place for a whole
 * one: two processes that unpack at once, or one that was ended half way, leave a browser that crashes. So this one is
 * unpacked aside and moved into its place as a whole; whoever comes second throws its own copy away.
 */
export async function unpackChromium(): Promise<string> {
  if (existsSync(executable)) return executable
  await mkdir(dirname(home), { recursive: true })
  const aside = await mkdtemp(`${home}-`)
  try {
    const script = `const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath()`
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: chromiumPackage,
      env: { ...process.env, TMPDIR: aside },
    })
    await rename(aside, home)
  } catch (error) {
    if (!existsSync(executable)) throw error
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
  return executable
}
