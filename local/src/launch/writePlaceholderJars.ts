import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const require = createRequire(import.meta.url)

/** Empty files in place of the JARs that the Firebase CLI would download; it only looks whether they are there. */
export async function writePlaceholderJars(folder: string): Promise<void> {
  const info = JSON.parse(
    await readFile(require.resolve('firebase-tools/lib/emulator/downloadableEmulatorInfo.json'), 'utf8'),
  )
  await mkdir(folder, { recursive: true })
  for (const program of ['firestore', 'storage'])
    await writeFile(join(folder, info[program].downloadPathRelativeToCacheDir), '')
}
