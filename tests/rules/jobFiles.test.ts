import { jobFilePath, jobPartPath } from '@chats/domain/paths'
import { describe, expect, it } from 'vitest'
import type { StorageObject } from '../contract/rules/startStorageRules.ts'
import { claimsOf, roles } from './roles.ts'
import type { Role } from './roles.ts'
import { useStorageRules } from './useStorageRules.ts'

const permits = useStorageRules()

const part: StorageObject = { size: 7, contentType: 'application/x-ndjson', metadata: {} }
const table: StorageObject = { size: 7, contentType: 'text/csv; charset=utf-8', metadata: {} }
type Method = Parameters<typeof permits>[0]
const may = (
  role: Role,
  method: Method,
  path: string,
  objects: { uploaded?: StorageObject; stored?: StorageObject },
) => {
  const claims = claimsOf[role]
  return permits(method, path, claims ? role : null, { claims: { ...claims }, ...objects })
}
const methods = ['get', 'list', 'create', 'update', 'delete'] as const

describe('a part of an import', () => {
  it.each(roles)('is put there by the admin who opened it: %s', async role => {
    const path = jobPartPath('new-A', 0)
    for (const method of methods) {
      const expected = role === 'A' && (method === 'create' || method === 'update')
      expect(await may(role, method, path, { uploaded: part, stored: part }), method).toBe(expected)
    }
  })

  it.each([
    ['of one that is under way', jobPartPath('run-A', 0), part],
    ['of another admin’s', jobPartPath('new-X', 0), part],
    ['of one that is nobody’s', jobPartPath('nothing', 0), part],
    ['of a job of functions', jobPartPath('catchUp-demo', 0), part],
    ['of another name', jobFilePath('new-A', 'people.csv'), part],
    ['deeper', `${jobPartPath('new-A', 0)}/0`, part],
    ['without bytes', jobPartPath('new-A', 0), { ...part, size: 0 }],
    ['of 32 MB and one byte', jobPartPath('new-A', 0), { ...part, size: 32 * 1024 * 1024 + 1 }],
    ['of HTML', jobPartPath('new-A', 0), { ...part, contentType: 'text/html' }],
  ])('%s is refused', async (_name, path, uploaded) => {
    expect(await may('A', 'create', path, { uploaded })).toBe(false)
  })
})

describe('what a job made', () => {
  it.each(roles)('is fetched by the admin who asked for it: %s', async role => {
    const path = jobFilePath(`done-${role}`, 'people.csv')
    for (const method of methods) {
      const expected = role === 'A' && method === 'get'
      expect(await may(role, method, path, { uploaded: table, stored: table }), method).toBe(expected)
    }
  })

  it.each([
    ['of another admin', jobFilePath('done-X', 'people.csv')],
    ['its parts', jobPartPath('done-A', 0)],
    ['of one that made nothing', jobFilePath('run-A', 'people.csv')],
  ])('%s is not', async (_name, path) => {
    expect(await may('A', 'get', path, { stored: table })).toBe(false)
  })
})
