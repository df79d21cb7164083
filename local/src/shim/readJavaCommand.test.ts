import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { readJavaCommand } from './readJavaCommand.ts'

const require = createRequire(import.meta.url)
const jars: Record<string, { downloadPathRelativeToCacheDir: string }> = JSON.parse(
  readFileSync(require.resolve('firebase-tools/lib/emulator/downloadableEmulatorInfo.json'), 'utf8'),
)

describe('readJavaCommand', () => {
  it('knows the JAR names of the installed Firebase CLI', () => {
    const jarOf = (name: string) => `/cache/${jars[name]!.downloadPathRelativeToCacheDir}`
    expect(readJavaCommand(['-Duser.language=en', '-jar', jarOf('firestore'), '--port', '1'])).toEqual({
      kind: 'firestore',
      args: ['--port', '1'],
    })
    expect(readJavaCommand(['-Djava.security.manager=disallow', '-jar', jarOf('storage'), 'serve'])).toEqual({
      kind: 'storageRules',
      args: ['serve'],
    })
  })
  it('refuses everything else', () => {
    expect(readJavaCommand(['-jar', '/x/pubsub.jar'])).toEqual({ kind: 'unknown' })
    expect(readJavaCommand(['Main'])).toEqual({ kind: 'unknown' })
  })
})

describe('the java script', () => {
  it('answers a version the Firebase CLI accepts', async () => {
    const java = fileURLToPath(new URL('java', import.meta.url))
    const { stderr } = await promisify(execFile)(process.execPath, [java, '-version'])
    const [, major] = /version "([1-9][0-9]*)/.exec(stderr) ?? []
    expect(Number(major)).toBeGreaterThanOrEqual(21)
  })
})
