import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll } from 'vitest'
import { runFirestore } from '../../local/src/firestore/runFirestore.ts'
import { startStorageRules } from '../contract/rules/startStorageRules.ts'
import type { StorageRules } from '../contract/rules/startStorageRules.ts'
import { restore, rulesEnvironment } from './rulesEnvironment.ts'

/** The rules of Storage for one test file, over a Firestore with the documents of `roles.ts`; answers what they permit. */
export function useStorageRules(): StorageRules['permits'] {
  let rules: StorageRules
  let close: () => Promise<void>
  beforeAll(async () => {
    const server = await runFirestore({ host: '127.0.0.1', port: 0, log: () => undefined })
    const host = `127.0.0.1:${server.port}`
    const { env } = await rulesEnvironment(undefined, host)
    await restore(env)
    rules = await startStorageRules(
      await readFile('storage.rules', 'utf8'),
      `http://${host}/v1/projects/${env.projectId}`,
    )
    close = async () => {
      rules.close()
      await env.cleanup()
      await server.close()
    }
  })
  afterAll(() => close())
  return (...asked) => rules.permits(...asked)
}
