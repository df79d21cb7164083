import type { Audited } from '@chats/domain/AuditEntry'
import type { Instant } from '@chats/domain/Instant'
import type { ManagerAction, ManagerAnswer } from '@chats/domain/ManagerAction'
import type { Admin, Audit } from './Audit.ts'
import type { Invitations } from './Invitations.ts'
import type { Log } from './Log.ts'
import type { Managers, Rights } from './Managers.ts'

export interface ManageManagerPorts {
  readonly managers: Managers
  readonly invitations: Invitations
  readonly audit: Audit
  readonly now: () => Instant
  readonly log: Log
}

type Of<A extends ManagerAction['action']> = Extract<ManagerAction, { action: A }>

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/u

/** Does what an admin asks about managers, and writes down who did it. Whoever calls has made sure that they are an admin. */
export async function manageManager(
  admin: Admin,
  action: ManagerAction,
  ports: ManageManagerPorts,
): Promise<ManagerAnswer> {
  const answer = await act(action, ports)
  if (!answer.ok) return answer
  const manager = await ports.managers.find(answer.uid)
  const what: Audited = `manager_${action.action}`
  await ports.audit({
    at: ports.now(),
    by: admin,
    what,
    managerId: answer.uid,
    about: manager?.name ?? '',
  })
  ports.log({ event: 'admin_acted', uid: admin.id, what, about: answer.uid })
  return answer
}

function act(action: ManagerAction, ports: ManageManagerPorts): Promise<ManagerAnswer> {
  switch (action.action) {
    case 'invite':
      return invite(action, ports)
    case 'link':
      return makeLink(action, ports)
    case 'change':
      return change(action.uid, rightsOf(action), ports)
    case 'disable':
    case 'enable':
      return change(action.uid, { active: action.action === 'enable' }, ports)
  }
}

/** Whoever signed up under somebody else's address before must not get in by the rights given to it now. */
async function invite(
  action: Of<'invite'>,
  { managers, invitations }: ManageManagerPorts,
): Promise<ManagerAnswer> {
  const email = action.email.toLowerCase()
  if (!ADDRESS.test(email)) return { ok: false, why: 'bad_email' }
  const known = await invitations.find(email)
  if (known !== null) {
    const manager = await managers.find(known)
    if (manager) {
      return { ok: false, why: manager.active ? 'already_manager' : 'disabled_manager', said: manager.name }
    }
    await invitations.lock(known)
  }
  const opened = known === null ? await invitations.open(email, action.name) : { uid: known }
  if (opened === 'bad_email') return { ok: false, why: 'bad_email' }
  const { uid } = opened
  await managers.add(uid, { schema: 1, name: action.name, email, active: true, ...rightsOf(action) })
  const code = await invitations.code(uid)
  return code === null ? { ok: false, why: 'no_account' } : { ok: true, uid, code }
}

async function makeLink(
  { uid }: Of<'disable' | 'enable' | 'link'>,
  { managers, invitations }: ManageManagerPorts,
): Promise<ManagerAnswer> {
  if (!(await managers.find(uid))) return { ok: false, why: 'not_found' }
  const code = await invitations.code(uid)
  return code === null ? { ok: false, why: 'no_account' } : { ok: true, uid, code }
}

async function change(uid: string, rights: Rights, { managers }: ManageManagerPorts): Promise<ManagerAnswer> {
  const done = await managers.change(uid, rights)
  return done === 'changed' ? { ok: true, uid } : { ok: false, why: done }
}

/** An admin sees everybody. */
const rightsOf = ({ role, access }: Of<'invite' | 'change'>) => ({
  role,
  access: role === 'admin' ? ('all' as const) : access,
})
