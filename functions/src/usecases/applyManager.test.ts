import { describe, expect, it } from 'vitest'
import type { Claims } from '@chats/domain/Manager'
import { applyManager } from './applyManager.ts'

const anna = { schema: 1, name: 'Anna', role: 'manager', active: true, access: 'all' }

/** Runs it against an account and a document, and tells everything that was done. */
async function apply(typed: object | null, has: Claims | null | 'no_account') {
  const done: unknown[] = []
  await applyManager('anna', {
    accounts: {
      claims: async () => has,
      setClaims: async (_uid, claims) => void done.push(['claims', claims]),
      revoke: async () => void done.push('revoked'),
    },
    read: async () => typed && { ...typed },
    beginCompany: async () => void done.push('company'),
    answer: async (_path, error) => void done.push(['error', error]),
    log: () => undefined,
  })
  return done
}

describe('applyManager', () => {
  it('gives a new manager their rights', async () => {
    expect(await apply(anna, null)).toEqual([['claims', { role: 'manager', access: 'all' }]])
  })
  it('does nothing when the rights are those', async () => {
    expect(await apply(anna, { role: 'manager', access: 'all' })).toEqual([])
  })
  it('changes role and access', async () => {
    expect(await apply({ ...anna, role: 'admin' }, { role: 'manager', access: 'all' })).toEqual([
      'company',
      ['claims', { role: 'admin', access: 'all' }],
    ])
  })
  it.each([
    ['not active', { ...anna, active: false }],
    ['deleted', null],
  ])('%s: takes the rights and ends every session', async (_name, typed) => {
    expect(await apply(typed, { role: 'admin', access: 'all' })).toEqual([['claims', null], 'revoked'])
  })
  it.each([
    ['role', { ...anna, role: 'boss' }],
    ['access', { ...anna, access: 'some' }],
    ['active', { ...anna, active: 'false' }],
  ])('a wrong %s is answered, and the rights stay', async (field, typed) => {
    expect(await apply(typed, { role: 'admin', access: 'all' })).toEqual([
      ['error', expect.stringContaining(field)],
    ])
  })
  it('answers once: its own answer asks for no other', async () => {
    const [[, error]] = (await apply({ ...anna, role: 'boss' }, null)) as [[string, string]]
    expect(await apply({ ...anna, role: 'boss', error }, null)).toEqual([])
  })
  it('takes the answer away when all is well again', async () => {
    expect(await apply({ ...anna, error: 'role: …' }, { role: 'manager', access: 'all' })).toEqual([
      ['error', null],
    ])
  })
  it('an account that is not there is answered, and deleting its document is nothing', async () => {
    expect(await apply(anna, 'no_account')).toEqual([['error', expect.stringContaining('UID')]])
    expect(await apply(null, 'no_account')).toEqual([])
  })
})
