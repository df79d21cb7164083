import { managerSchema } from '@chats/domain/Manager'
import { managerPath } from '@chats/domain/paths'
import type { Accounts } from './Accounts.ts'
import type { Log } from './Log.ts'

export interface ManagerPorts {
  readonly accounts: Accounts
  /** The document as it is now, null when it is gone. */
  readonly read: (uid: string) => Promise<{ readonly [field: string]: unknown } | null>
  /** Puts the company's settings where none are. */
  readonly beginCompany: () => Promise<void>
  readonly answer: (path: string, error: string | null) => Promise<void>
  readonly log: Log
}

/**
 * Makes the rights of an account those of `managers/{uid}`. Not active, or gone: no rights, and every session ends. A
 * value that cannot be right is answered in `error`, and the rights stay as they were. Looks at the document as it is
 * now, so it does not matter in which order changes are told. With the first admin the company begins.
 */
export async function applyManager(
  uid: string,
  { accounts, read, beginCompany, answer, log }: ManagerPorts,
): Promise<void> {
  const typed = await read(uid)
  const has = await accounts.claims(uid)
  if (typed === null) {
    if (has !== 'no_account') await remove()
    return
  }
  const manager = managerSchema.safeParse(typed)
  if (!manager.success) {
    return refuse(manager.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('; '))
  }
  if (has === 'no_account') return refuse('Authentication has no account with this UID.')

  const { active, role, access } = manager.data
  if (active && role === 'admin') await beginCompany()
  if (!active) await remove()
  else if (has?.role !== role || has.access !== access) {
    await accounts.setClaims(uid, { role, access })
    log({ event: 'claims_set', uid })
  }
  if (typed.error !== undefined) await answer(managerPath(uid), null)

  async function remove(): Promise<void> {
    if (has === null) return
    await accounts.setClaims(uid, null)
    await accounts.revoke(uid)
    log({ event: 'claims_removed', uid })
  }

  async function refuse(reason: string): Promise<void> {
    log({ event: 'console_value_refused', path: managerPath(uid), reason })
    if (typed?.error !== reason) await answer(managerPath(uid), reason)
  }
}
