import type { Claims } from '@chats/domain/Manager'
import {
  apiKeyPath,
  apiKeySecretPath,
  cardHistoryPath,
  cardPath,
  channelPath,
  chatPath,
  companyPath,
  devicePath,
  dictionaryPath,
  dialogHistoryPath,
  dialogPath,
  dialogSheetPath,
  draftPath,
  eventPath,
  jobPath,
  leadToolPath,
  managerPath,
  mergePath,
  messageDayPath,
  messagePath,
  notificationPath,
  orderPath,
  personPath,
  presencePath,
  pushKeysPath,
  quarantinePath,
  savedFilterPath,
  scheduledPath,
  searchPath,
  taskPath,
  templatePath,
  tunnelPath,
  tunnelRunPath,
  tunnelVersionPath,
  typingPath,
} from '@chats/domain/paths'

/**
 * Who tries: nobody, a stranger who signed up, managers who see everybody, the one person's own manager, a manager of
 * others, a disabled manager and a disabled admin with tokens that still carry claims, an admin.
 */
export const roles = ['U0', 'U1', 'M', 'MA', 'MR', 'MD', 'AD', 'A'] as const
export type Role = (typeof roles)[number]

/** The claims in each role's token; null is no token at all. */
export const claimsOf: Record<Role, Claims | Record<string, never> | null> = {
  U0: null,
  U1: {},
  M: { role: 'manager', access: 'all' },
  MA: { role: 'manager', access: 'assigned' },
  MR: { role: 'manager', access: 'assigned' },
  MD: { role: 'manager', access: 'all' },
  AD: { role: 'admin', access: 'all' },
  A: { role: 'admin', access: 'all' },
}

export const personId = 'p-demo_1'
export const chatId = 'demo_1'
export const uuid = '0a1b2c3d-0000-4000-8000-000000000001'

const at = new Date('2026-11-22T10:00:00Z')
const manager = (role: string, access: string, active: boolean, name: string) => ({
  schema: 1,
  name,
  role,
  access,
  active,
})
const personChat = {
  channelId: 'demo',
  messenger: 'telegram',
  state: 'subscribed',
  unread: 2,
  unreadSince: at,
  lastInboundAt: at,
}

const task = (kind: 'personal' | 'common', ownerId: string, assigneeId: string | null) => ({
  schema: 1,
  personId,
  personName: 'Anna',
  title: 'Call back',
  dueAt: at,
  kind,
  ownerId,
  assigneeId,
  state: 'open',
  doneAt: null,
  createdAt: at,
  updatedAt: at,
})
const notification = {
  schema: 1,
  kind: 'task',
  personId,
  personName: 'Anna',
  text: 'Call back',
  by: null,
  at,
  readAt: null,
}

const tunnel = {
  schema: 1,
  title: 'Hello',
  blocks: [{ id: 'first', kind: 'first', title: '', keywords: [], everySubscription: true, again: false }],
  updatedAt: at,
  updatedBy: { id: 'A', name: 'A' },
}
const dialog = {
  schema: 1,
  chatId,
  state: 'open',
  typeId: null,
  reasonIds: [],
  componentIds: [],
  managerIds: ['X'],
  openedAt: at,
  openedBy: { id: 'X', name: 'X' },
  resolvedAt: null,
  updatedAt: at,
  updatedBy: { id: 'X', name: 'X' },
}

const device = {
  schema: 1,
  endpoint: 'https://fcm.googleapis.com/fcm/send/x',
  p256dh: 'B'.repeat(87),
  auth: 'a'.repeat(22),
  name: 'Chrome, Linux',
  createdAt: at,
}

const presence = (name: string, assigneeId: string) => ({
  schema: 1,
  name,
  personId,
  assigneeId,
  typing: false,
  at,
})

/** What is stored before every attempt: one document of each collection. */
export const stored: Record<string, Record<string, unknown>> = {
  [companyPath]: {
    schema: 1,
    name: 'Demo',
    timeZone: 'Europe/Kyiv',
    readAllBefore: new Date(0),
    markReadOnReply: false,
  },
  [scheduledPath(chatId, uuid)]: {
    schema: 1,
    chatId,
    personId,
    content: { kind: 'text', text: 'later' },
    author: { type: 'manager', id: 'X', name: 'X' },
    sendAt: new Date('2030-01-01T00:00:00Z'),
    unlessAnswered: true,
    since: at,
  },
  'settings/other': { schema: 1 },
  [managerPath('M')]: manager('manager', 'all', true, 'M'),
  [managerPath('MA')]: manager('manager', 'assigned', true, 'MA'),
  [managerPath('MR')]: manager('manager', 'assigned', true, 'MR'),
  [managerPath('MD')]: manager('manager', 'all', false, 'MD'),
  [managerPath('AD')]: manager('admin', 'all', false, 'AD'),
  [managerPath('A')]: manager('admin', 'all', true, 'A'),
  [managerPath('X')]: manager('manager', 'all', true, 'X'),
  ...Object.fromEntries(
    [...roles, 'X'].map(uid => [
      draftPath(uid, chatId),
      { schema: 1, personId, text: 'draft', updatedAt: at },
    ]),
  ),
  ...Object.fromEntries(
    [...roles, 'X'].flatMap((uid): [string, Record<string, unknown>][] => [
      [taskPath(`of-${uid}`), task('personal', uid, uid)],
      [notificationPath(uid, 'n1'), notification],
      [devicePath(uid, 'd1'), device],
    ]),
  ),
  [taskPath('common')]: task('common', 'X', null),
  [taskPath('common-MR')]: task('common', 'X', 'MR'),
  [channelPath('demo')]: {
    schema: 1,
    messenger: 'telegram',
    title: 'Demo',
    handle: '@demo',
    externalId: '1',
    state: 'active',
    pausedUntil: null,
    createdAt: at,
  },
  'channelSecrets/demo': { messenger: 'telegram', token: '1:t', webhookSecret: 'w'.repeat(32) },
  [personPath(personId)]: {
    schema: 1,
    name: 'Anna',
    chats: {
      [chatId]: personChat,
      demo_2: { ...personChat, unread: 1, unreadSince: new Date('2026-11-22T11:00:00Z') },
    },
    lastMessage: null,
    lastMessageAt: at,
    unread: 3,
    unreadSince: at,
    assigneeId: 'MA',
    createdAt: at,
  },
  [cardPath(personId)]: {
    schema: 1,
    name: 'Anna',
    phones: [],
    emails: [],
    note: '',
    assigneeId: 'MA',
    createdAt: at,
    updatedAt: at,
  },
  [`${cardHistoryPath(personId)}/1`]: {
    schema: 1,
    at,
    by: null,
    changes: { name: { from: 'A', to: 'Anna' } },
  },
  [searchPath(personId)]: { schema: 1, name: 'Anna', tokens: ['anna'], facets: [], assigneeId: 'MA' },
  [dictionaryPath('tags')]: { schema: 1, entries: { vip: { title: 'VIP', order: 0 } } },
  [dictionaryPath('leadTools')]: {
    schema: 1,
    entries: { site: { title: 'Site', order: 0 }, spring: { title: 'Spring', order: 1 } },
  },
  [orderPath('1')]: { schema: 1, personId, number: '1', offer: 'Course', state: 'paid', at, payments: [] },
  [eventPath('1')]: { schema: 1, type: 'order.created', personId, at },
  [apiKeyPath('k1')]: { schema: 1, name: 'Shop', ending: 'abcd', lastUsedAt: null, revokedAt: null },
  [apiKeySecretPath('k1')]: { schema: 1, hash: 'h', name: 'Shop' },
  [leadToolPath('site')]: {
    schema: 1,
    channelIds: [],
    tunnelId: null,
    sourceId: null,
    createdAt: at,
    createdBy: { id: 'A', name: 'A' },
  },
  ...Object.fromEntries(
    [...roles, 'X'].map(uid => [
      savedFilterPath(`of-${uid}`),
      { schema: 1, name: 'Mine', ownerId: uid, shared: false, filter: { hasPhone: true }, createdAt: at },
    ]),
  ),
  [savedFilterPath('shared')]: {
    schema: 1,
    name: 'Everybody’s',
    ownerId: 'A',
    shared: true,
    filter: {},
    createdAt: at,
  },
  [templatePath('t1')]: {
    schema: 1,
    title: 'Hello',
    text: 'Hello, {{name}}',
    order: 0,
    archived: false,
    updatedAt: at,
    updatedBy: { id: 'A', name: 'A' },
  },
  [jobPath('1')]: { schema: 1, kind: 'exportPerson', state: 'done', by: { id: 'MR', name: 'MR' } },
  [jobPath('new-A')]: { schema: 1, kind: 'importPeople', state: 'new', by: { id: 'A', name: 'A' } },
  [jobPath('new-X')]: { schema: 1, kind: 'importPeople', state: 'new', by: { id: 'X', name: 'X' } },
  [jobPath('run-A')]: { schema: 1, kind: 'importPeople', state: 'running', by: { id: 'A', name: 'A' } },
  ...Object.fromEntries(
    [...roles, 'X'].map(uid => [
      jobPath(`done-${uid}`),
      {
        schema: 1,
        kind: 'exportPeople',
        state: 'done',
        by: { id: uid, name: uid },
        path: `jobs/done-${uid}/people.csv`,
      },
    ]),
  ),
  [jobPath('catchUp-demo')]: { schema: 1, state: 'running' },
  [mergePath('p-demo_0')]: {
    schema: 1,
    keepId: personId,
    otherId: 'p-demo_0',
    personId,
    via: 'hand',
    by: 'M',
    byName: 'M',
    at,
  },
  'invites/hash': { schema: 1, personId, channelId: 'demo' },
  [chatPath(chatId)]: {
    schema: 1,
    personId,
    channelId: 'demo',
    messenger: 'telegram',
    externalId: '1',
    name: 'Anna',
    state: 'subscribed',
    stateChangedAt: at,
    createdAt: at,
  },
  [messagePath(chatId, 'in_1')]: {
    schema: 1,
    chatId,
    personId,
    direction: 'in',
    kind: 'text',
    at,
    content: { kind: 'text', text: 'hi' },
    author: { type: 'person', id: '1', name: 'Anna' },
  },
  [quarantinePath('demo_7')]: { raw: '{}' },
  [pushKeysPath]: { schema: 1, publicKey: 'x', privateKey: 'y' },
  'audit/1': { what: 'x' },
  [dialogPath('1')]: dialog,
  [tunnelPath('hello')]: { ...tunnel, state: 'live', version: 1 },
  [tunnelVersionPath('hello', 1)]: {
    schema: 1,
    title: 'Hello',
    version: 1,
    blocks: tunnel.blocks,
    at,
    by: { id: 'A', name: 'A' },
  },
  [tunnelRunPath(`hello_${chatId}`)]: {
    schema: 1,
    tunnelId: 'hello',
    chatId,
    state: 'running',
    blockId: 'first',
  },
  [messageDayPath('2026-01-05')]: { schema: 1, day: '2026-01-05', hours: {}, managers: {}, channels: {} },
  [dialogSheetPath('2026-01-05', 'M')]: {
    schema: 1,
    day: '2026-01-05',
    managerId: 'M',
    lines: { '1': 'question|||60|||' },
  },
  [`${dialogHistoryPath('1')}/1`]: { schema: 1, at, by: { id: 'X', name: 'X' }, now: { state: 'open' } },
  [typingPath(chatId)]: { schema: 1, until: at },
  [presencePath('X')]: presence('X', 'X'),
  ...Object.fromEntries(roles.map(uid => [presencePath(uid), presence(uid, 'MA')])),
  'randomCollection/x': { a: 1 },
}
