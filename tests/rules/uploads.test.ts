import { readFile } from 'node:fs/promises'
import { tunnelFilePath, uploadPath } from '@chats/domain/paths'
import { UPLOAD_TYPES, uploadTypeOf } from '@chats/domain/uploadType'
import { describe, expect, it } from 'vitest'
import type { StorageObject } from '../contract/rules/startStorageRules.ts'
import { chatId, claimsOf, personId, roles, uuid } from './roles.ts'
import type { Role } from './roles.ts'
import { useStorageRules } from './useStorageRules.ts'

const permits = useStorageRules()

const path = uploadPath(chatId, uuid)
const object = (role: Role, more: Partial<StorageObject> = {}): StorageObject => ({
  size: 7,
  contentType: 'image/png',
  metadata: { uid: role, personId, chatId },
  ...more,
})
const whoIs = (role: Role) => {
  const claims = claimsOf[role]
  return [claims ? role : null, { ...claims }] as const
}
const upload = (role: Role, uploaded = object(role), to = path, stored?: StorageObject) => {
  const [uid, claims] = whoIs(role)
  return permits('create', to, uid, { claims, uploaded, ...(stored && { stored }) })
}
const seeing: readonly Role[] = ['M', 'MA', 'A']

describe('a file on its way out', () => {
  it.each(roles)('%s', async role => {
    const [uid, claims] = whoIs(role)
    const may = seeing.includes(role)
    expect(await upload(role), 'create').toBe(may)
    expect(await permits('get', path, uid, { claims, stored: object('M') }), 'get').toBe(may)
    for (const method of ['list', 'update', 'delete'] as const) {
      expect(await permits(method, path, uid, { claims, stored: object(role) }), method).toBe(false)
    }
  })

  it('of somebody who was merged into another is seen by who sees everybody', async () => {
    const stored = object('M', { metadata: { uid: 'M', personId: 'p-before', chatId } })
    for (const [role, may] of [
      ['M', true],
      ['A', true],
      ['MA', false],
      ['MD', false],
    ] as const) {
      const [uid, claims] = whoIs(role)
      expect(await permits('get', path, uid, { claims, stored }), role).toBe(may)
    }
  })

  it('is never put over another', async () => {
    expect(await upload('M', object('M'), path, object('M'))).toBe(false)
  })

  const types = [
    'image/svg+xml',
    'text/html',
    'application/xhtml+xml',
    'text/xml',
    'application/javascript',
    '',
    'x',
  ]
  const bad: [string, StorageObject][] = [
    ['in the name of another', object('M', { metadata: { uid: 'A', personId, chatId } })],
    ['for another chat', object('M', { metadata: { uid: 'M', personId, chatId: 'demo_2' } })],
    ['for a person without this chat', object('M', { metadata: { uid: 'M', personId: 'p-x', chatId } })],
    ['for nobody', object('M', { metadata: { uid: 'M', chatId } })],
    ['without bytes', object('M', { size: 0 })],
    ['of 50 MB and one byte', object('M', { size: 50 * 1024 * 1024 + 1 })],
    ['of HTML behind a picture', object('M', { contentType: 'image/png, text/html' })],
    ...types.map((type): [string, StorageObject] => [
      `of type "${type}"`,
      object('M', { contentType: type }),
    ]),
  ]
  it.each(bad)('%s is refused', async (_name, uploaded) => expect(await upload('M', uploaded)).toBe(false))

  it.each([
    ['another part', uploadPath(chatId, uuid, 1)],
    ['no message’s id', uploadPath(chatId, 'x')],
    ['the incoming half', `chats/${chatId}/in/${uuid}/0`],
    ['deeper', `${path}/0`],
    ['elsewhere', `uploads/${uuid}`],
  ])('under %s is refused', async (_name, to) => expect(await upload('M', object('M'), to)).toBe(false))

  it.each([
    ['as big as may be', { size: 50 * 1024 * 1024 }],
    ['a voice', { contentType: 'audio/webm;codecs=opus' }],
    ['a document', { contentType: 'application/vnd.ms-excel' }],
    ['just bytes', { contentType: 'application/octet-stream' }],
  ])('%s is taken', async (_name, more) => expect(await upload('M', object('M', more))).toBe(true))
})

describe('the types', () => {
  it('are the same in both rulebooks and in the page', async () => {
    for (const file of ['firestore.rules', 'storage.rules']) {
      expect(await readFile(file, 'utf8'), file).toContain(`'${UPLOAD_TYPES}'`)
    }
  })
  it('leave what is not among them just bytes', () => {
    expect(uploadTypeOf('text/html')).toBe('application/octet-stream')
    expect(uploadTypeOf('image/png\n')).toBe('application/octet-stream')
    expect(uploadTypeOf('audio/webm;codecs=opus')).toBe('audio/webm;codecs=opus')
  })
})

describe('a file of a tunnel', () => {
  const to = tunnelFilePath('hello', uuid)
  const file = (role: Role, more: Partial<StorageObject> = {}): StorageObject => ({
    size: 7,
    contentType: 'image/png',
    metadata: { uid: role },
    ...more,
  })
  const put = (role: Role, uploaded = file(role), path = to, stored?: StorageObject) => {
    const [uid, claims] = whoIs(role)
    return permits('create', path, uid, { claims, uploaded, ...(stored && { stored }) })
  }

  it.each(roles)('is put there by admins and seen by managers at work: %s', async role => {
    const [uid, claims] = whoIs(role)
    expect(await put(role), 'create').toBe(role === 'A')
    const atWork = ['M', 'MA', 'MR', 'A'].includes(role)
    expect(await permits('get', to, uid, { claims, stored: file('A') }), 'get').toBe(atWork)
    for (const method of ['list', 'update', 'delete'] as const)
      expect(await permits(method, to, uid, { claims, stored: file(role) }), method).toBe(false)
  })

  it.each([
    ['over another', file('A'), to, file('A')],
    ['in the name of another', file('A', { metadata: { uid: 'M' } }), to, undefined],
    ['that a browser would run', file('A', { contentType: 'text/html' }), to, undefined],
    ['that is empty', file('A', { size: 0 }), to, undefined],
    ['that is too big', file('A', { size: 52_428_801 }), to, undefined],
    ['under a name of its own', file('A'), tunnelFilePath('hello', 'x'), undefined],
    ['of no tunnel', file('A'), tunnelFilePath('HELLO', uuid), undefined],
  ])('is refused %s', async (_, uploaded, path, stored) =>
    expect(await put('A', uploaded, path, stored)).toBe(false),
  )
})
