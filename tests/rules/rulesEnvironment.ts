import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import {
  initializeTestEnvironment,
  type RulesTestContext,
  type RulesTestEnvironment,
} from '@firebase/rules-unit-testing'
import { doc, setDoc } from 'firebase/firestore'
import { runFirestore } from '../../local/src/firestore/runFirestore.ts'
import { claimsOf, stored, type Role } from './roles.ts'

/**
 * Rules, the project's unless others are given, on a Firestore server: the given one (FIRESTORE_EMULATOR_HOST), or one of
 * our own for this file.
 */
export async function rulesEnvironment(
  text?: string,
  server = process.env['FIRESTORE_EMULATOR_HOST'],
): Promise<{ env: RulesTestEnvironment; close(): Promise<void> }> {
  const rules = text ?? (await readFile('firestore.rules', 'utf8'))
  const own = server ? null : await runFirestore({ host: '127.0.0.1', port: 0, log: () => undefined })
  const [host, port] = server ? server.split(':') : ['127.0.0.1', `${own?.port}`]
  const env = await initializeTestEnvironment({
    projectId: `demo-rules-${randomUUID().slice(0, 8)}`,
    firestore: { rules, host: host ?? '127.0.0.1', port: Number(port) },
  })
  return {
    env,
    async close() {
      await env.cleanup()
      await own?.close()
    },
  }
}

/** Puts every document of `stored` back as it was. */
export const restore = (env: RulesTestEnvironment, paths = Object.keys(stored)) =>
  env.withSecurityRulesDisabled(async context => {
    const db = context.firestore()
    await Promise.all(paths.map(path => setDoc(doc(db, path), stored[path] ?? {})))
  })

/** A browser of this role. The uid is the role's own name. */
export function as(env: RulesTestEnvironment, role: Role): RulesTestContext {
  const claims = claimsOf[role]
  return claims ? env.authenticatedContext(role, { ...claims }) : env.unauthenticatedContext()
}
