import type { KeyAction, KeyAnswer } from '@chats/domain/ApiKey'
import type { Instant } from '@chats/domain/Instant'
import type { Admin, Audit } from './Audit.ts'
import type { Keys } from './Keys.ts'
import type { Log } from './Log.ts'

export interface ManageKeyPorts {
  readonly keys: Keys
  readonly audit: Audit
  readonly now: () => Instant
  readonly log: Log
}

/** Does what an admin asks about keys, and writes down who did it. Whoever calls has made sure that they are an admin. */
export async function manageKey(
  admin: Admin,
  action: KeyAction,
  { keys, audit, now, log }: ManageKeyPorts,
): Promise<KeyAnswer> {
  const at = now()
  const told = async (what: 'key_create' | 'key_revoke', id: string, about: string) => {
    await audit({ at, by: admin, what, about })
    log({ event: 'admin_acted', uid: admin.id, what, about: id })
  }
  if (action.action === 'create') {
    const made = await keys.create(action.name, admin, at)
    if (made === 'too_many') return { ok: false, why: made }
    await told('key_create', made.id, action.name)
    return { ok: true, ...made }
  }
  const gone = await keys.revoke(action.id, at)
  if (gone === 'not_found') return { ok: false, why: gone }
  await told('key_revoke', action.id, gone.name)
  return { ok: true, id: action.id }
}
