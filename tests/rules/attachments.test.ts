import { attachmentPath } from '@chats/domain/paths'
import { describe, expect, it } from 'vitest'
import type { StorageObject } from '../contract/rules/startStorageRules.ts'
import { chatId, claimsOf, personId, roles } from './roles.ts'
import type { Role } from './roles.ts'
import { useStorageRules } from './useStorageRules.ts'

const permits = useStorageRules()

const path = attachmentPath(chatId, 'in_1')
const object = (metadata: StorageObject['metadata'] = { personId, chatId }): StorageObject => ({
  size: 7,
  contentType: 'image/png',
  metadata,
})
const may = (role: Role, method: Parameters<typeof permits>[0], stored = object(), at = path) => {
  const claims = claimsOf[role]
  const uploaded = method === 'create' || method === 'update' ? { uploaded: object() } : {}
  return permits(method, at, claims ? role : null, { claims: { ...claims }, stored, ...uploaded })
}

describe('a file that came in', () => {
  it.each(roles)('%s', async role => {
    expect(await may(role, 'get'), 'get').toBe(['M', 'MA', 'A'].includes(role))
    for (const method of ['list', 'create', 'update', 'delete'] as const) {
      expect(await may(role, method), method).toBe(false)
    }
  })

  it('of another person, or of nobody, is not for who sees only theirs', async () => {
    for (const metadata of [{ personId: 'p-other', chatId }, { chatId }] as StorageObject['metadata'][]) {
      expect(await may('MA', 'get', object(metadata))).toBe(false)
      expect(await may('M', 'get', object(metadata))).toBe(true)
    }
  })

  it.each(['chats/demo_1/in/in_1', 'chats/demo_1/in/in_1/0/more', 'chats/demo_1/x/in_1/0', 'in/in_1/0'])(
    'is nowhere but in its place: %s',
    async at => expect(await may('A', 'get', object(), at)).toBe(false),
  )
})
