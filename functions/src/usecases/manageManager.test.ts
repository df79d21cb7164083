import { expect, it } from 'vitest'
import type { ManagerAction } from '@chats/domain/ManagerAction'
import type { Manager } from '@chats/domain/Manager'
import { manageManager } from './manageManager.ts'
import type { ManageManagerPorts } from './manageManager.ts'

const admin = { id: 'boss', name: 'Boss' }
const invite = {
  action: 'invite',
  email: 'New@Demo.test',
  name: 'New',
  role: 'manager',
  access: 'assigned',
} as const satisfies ManagerAction

/** Accounts and managers in memory, and everything that was done to them. */
function start(accounts: Record<string, string> = {}, managers: Record<string, Partial<Manager>> = {}) {
  const done: string[] = []
  const audited: unknown[] = []
  const ports: ManageManagerPorts = {
    managers: {
      find: async uid => {
        const manager = managers[uid]
        return manager ? { name: manager.name ?? '', active: manager.active === true } : null
      },
      add: async (uid, manager) => {
        managers[uid] = manager
        done.push(`add ${uid}`)
      },
      change: async (uid, rights) => {
        if (!managers[uid]) return 'not_found'
        managers[uid] = { ...managers[uid], ...rights }
        return 'changed'
      },
    },
    invitations: {
      find: async email => accounts[email] ?? null,
      open: async email => {
        if (email.endsWith('.invalid')) return 'bad_email'
        accounts[email] = `uid-of-${email}`
        done.push(`open ${email}`)
        return { uid: `uid-of-${email}` }
      },
      lock: async uid => void done.push(`lock ${uid}`),
      code: async uid => (Object.values(accounts).includes(uid) ? `code-of-${uid}` : null),
    },
    audit: async entry => void audited.push(entry),
    now: () => 7,
    log: () => undefined,
  }
  return { done, audited, managers, ask: (action: ManagerAction) => manageManager(admin, action, ports) }
}

it('makes an account and rights, and answers the code for the password', async () => {
  const { ask, done, managers, audited } = start()
  const uid = 'uid-of-new@demo.test'
  expect(await ask(invite)).toEqual({ ok: true, uid, code: `code-of-${uid}` })
  expect(done).toEqual(['open new@demo.test', `add ${uid}`])
  expect(managers[uid]).toEqual({
    schema: 1,
    name: 'New',
    email: 'new@demo.test',
    role: 'manager',
    access: 'assigned',
    active: true,
  })
  expect(audited).toEqual([{ at: 7, by: admin, what: 'manager_invite', managerId: uid, about: 'New' }])
})

it('gives an admin the sight of everybody', async () => {
  const { ask, managers } = start()
  await ask({ ...invite, role: 'admin' })
  expect(Object.values(managers)).toMatchObject([{ role: 'admin', access: 'all' }])
})

it.each(['', 'new', 'new@', '@demo.test', 'new demo@demo.test', 'new@demo', 'new@demo.invalid'])(
  'takes %j for no address',
  async email => {
    const { ask, audited, managers } = start()
    expect(await ask({ ...invite, email })).toEqual({ ok: false, why: 'bad_email' })
    expect([audited, managers]).toEqual([[], {}])
  },
)

it('says who works with the address already, or did', async () => {
  const at = { 'new@demo.test': 'u1' }
  expect(await start(at, { u1: { name: 'Anna', active: true } }).ask(invite)).toEqual({
    ok: false,
    why: 'already_manager',
    said: 'Anna',
  })
  expect(await start(at, { u1: { name: 'Anna', active: false } }).ask(invite)).toMatchObject({
    why: 'disabled_manager',
  })
})

it('locks out whoever had signed up under the address before it gives rights to it', async () => {
  const { ask, done } = start({ 'new@demo.test': 'stranger' })
  expect(await ask(invite)).toEqual({ ok: true, uid: 'stranger', code: 'code-of-stranger' })
  expect(done).toEqual(['lock stranger', 'add stranger'])
})

it('writes down what was done to somebody, and nothing when nothing was', async () => {
  const { ask, managers, audited } = start({}, { u1: { name: 'Anna', active: true } })
  expect(await ask({ action: 'disable', uid: 'u1' })).toEqual({ ok: true, uid: 'u1' })
  expect(managers['u1']?.active).toBe(false)
  expect(await ask({ action: 'link', uid: 'u1' })).toEqual({ ok: false, why: 'no_account' })
  expect(await ask({ action: 'enable', uid: 'nobody' })).toEqual({ ok: false, why: 'not_found' })
  expect(audited).toMatchObject([{ what: 'manager_disable', managerId: 'u1', about: 'Anna' }])
})
