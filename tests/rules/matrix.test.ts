import { assertFails, assertSucceeds, type RulesTestEnvironment } from '@firebase/rules-unit-testing'
import {
  apiKeyPath,
  apiKeySecretPath,
  cardHistoryPath,
  cardPath,
  channelPath,
  chatPath,
  companyPath,
  devicePath,
  dialogHistoryPath,
  deliveryPath,
  dialogPath,
  dialogSheetPath,
  dialogSheetsPath,
  dialogsPath,
  dictionaryPath,
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
  tunnelDeliveryPath,
  tunnelPath,
  tunnelRunPath,
  tunnelRunsPath,
  tunnelsPath,
  tunnelVersionPath,
  typingPath,
  wantedHooksPath,
  webhookPath,
  webhookSecretPath,
} from '@chats/domain/paths'
import {
  collection,
  deleteDoc,
  doc,
  documentId,
  getDoc,
  getDocs,
  orderBy,
  query,
  serverTimestamp,
  setDoc,
  Timestamp,
  updateDoc,
  where,
  type Firestore,
} from 'firebase/firestore'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chatId, personId, roles, stored, uuid, type Role } from './roles.ts'
import { as, restore, rulesEnvironment } from './rulesEnvironment.ts'

/*
 * Roles × operations for every collection. A cell names the roles that are let in; every other role is refused, so
 * each cell is asserted both ways. U0 and U1 appear nowhere. The disabled MD and AD appear, until their token ends, where
 * lists are wide or hold nothing of any person, and at their own managers document, by which their app learns that it
 * has to close.
 */
const operations = ['get', 'list', 'create', 'update', 'delete'] as const
type Operation = (typeof operations)[number]

interface Row {
  readonly of: string
  readonly path: string | ((role: Role) => string)
  /** What a new document would be, and where; default: a copy of the stored one. */
  readonly create?: { path: string | ((role: Role) => string); data: (role: Role) => Record<string, unknown> }
  readonly update?: (role: Role) => Record<string, unknown>
  readonly allowed: { readonly [operation in Operation]?: readonly Role[] }
  /** Lists as the app asks for them, when the bare collection is not what a role may list. */
  readonly list?: (db: Firestore, role: Role) => ReturnType<typeof query>
}

const active: readonly Role[] = ['M', 'MA', 'MR', 'A']
/** Those whose tokens carry claims, at work or not any longer. */
const claimed: readonly Role[] = [...active, 'MD', 'AD']
const seeing: readonly Role[] = ['M', 'MA', 'A']
const everybody: readonly Role[] = ['M', 'A']

const tunnelDraft = (role: Role) => ({
  schema: 1,
  title: 'Hello',
  blocks: [{ id: 'first', kind: 'first', title: '', keywords: [], everySubscription: true, again: false }],
  updatedAt: serverTimestamp(),
  updatedBy: { id: role, name: role },
  state: 'draft',
  version: 0,
})
const soon = () => Timestamp.fromMillis(Date.now() + 3_600_000)
const scheduled = (role: Role) => ({
  schema: 1,
  chatId,
  personId,
  content: { kind: 'text', text: 'later' },
  author: { type: 'manager', id: role, name: role },
  sendAt: soon(),
  unlessAnswered: true,
  since: serverTimestamp(),
})

const queued = (role: Role) => ({
  schema: 1,
  chatId,
  personId,
  direction: 'out',
  kind: 'text',
  at: serverTimestamp(),
  content: { kind: 'text', text: 'hello' },
  author: { type: 'manager', id: role, name: role },
  delivery: { state: 'queued', attempt: 0 },
})
const note = (role: Role) => ({
  schema: 1,
  chatId,
  personId,
  direction: 'internal',
  kind: 'note',
  at: serverTimestamp(),
  content: { kind: 'note', text: 'hello', mentions: { X: 'X' } },
  author: { type: 'manager', id: role, name: role },
})
const template = (by: string) => ({
  schema: 1,
  title: 'Bye',
  text: 'Bye, {{name}}',
  order: 1,
  archived: false,
  updatedAt: serverTimestamp(),
  updatedBy: { id: by, name: by },
})
const later = new Date('2026-11-22T11:00:00Z')
const readMark = (role: Role) => ({
  [`chats.${chatId}.unread`]: 0,
  [`chats.${chatId}.unreadSince`]: null,
  unread: 1,
  unreadSince: later,
  readChatId: chatId,
  readBy: role,
  readByName: role,
  readAt: serverTimestamp(),
})

const presence = (role: Role) => ({
  schema: 1,
  name: role,
  personId,
  assigneeId: 'MA',
  typing: true,
  at: serverTimestamp(),
})
const task = (kind: 'personal' | 'common', ownerId: string, assigneeId: string | null) => ({
  ...stored[taskPath('common')],
  kind,
  ownerId,
  assigneeId,
  createdAt: serverTimestamp(),
  updatedAt: serverTimestamp(),
})
const retitled = () => ({ title: 'Write', updatedAt: serverTimestamp() })
const commonTasks = (db: Firestore) =>
  query(collection(db, 'tasks'), where('personId', '==', personId), where('kind', '==', 'common'))

const savedFilter = (ownerId: string, shared: boolean) => ({
  schema: 1,
  name: 'New',
  ownerId,
  shared,
  filter: { messengers: ['vk'], hasPhone: false, createdAt: { from: 1 } },
  createdAt: serverTimestamp(),
})

const leadTool = (by: string) => ({
  schema: 1,
  channelIds: [],
  tunnelId: null,
  sourceId: null,
  createdAt: serverTimestamp(),
  createdBy: { id: by, name: by },
})

const choice = {
  sound: true,
  sounds: ['message', 'mention'],
  pushes: [],
  messages: 'all',
  pushText: false,
}

const rows: readonly Row[] = [
  {
    of: 'settings/company',
    path: companyPath,
    update: () => ({ name: 'Ours' }),
    allowed: { get: claimed, update: ['A'] },
  },
  {
    of: 'dialogs',
    path: dialogPath('1'),
    list: db => query(collection(db, dialogsPath), where('chatId', '==', chatId)),
    create: {
      path: role =>
        dialogPath(
          uuid.replace(
            /.{2}$/u,
            role
              .toLowerCase()
              .padStart(2, '0')
              .replace(/[^0-9a-f]/gu, '0'),
          ),
        ),
      data: role => ({
        schema: 1,
        chatId,
        state: 'open',
        typeId: 'question',
        reasonIds: ['payment'],
        componentIds: [],
        managerIds: [role],
        openedAt: serverTimestamp(),
        openedBy: { id: role, name: role },
        resolvedAt: null,
        updatedAt: serverTimestamp(),
        updatedBy: { id: role, name: role },
      }),
    },
    update: role => ({
      state: 'in_progress',
      updatedAt: serverTimestamp(),
      updatedBy: { id: role, name: role },
    }),
    allowed: { get: seeing, list: seeing, create: seeing, update: seeing },
  },
  {
    of: 'dialogs, unconstrained',
    path: dialogPath('1'),
    allowed: { get: seeing, list: everybody, update: [] },
  },
  {
    of: 'history of a dialog',
    path: `${dialogHistoryPath('1')}/1`,
    allowed: { get: seeing, list: seeing },
  },
  {
    of: 'sheets of dialogs',
    path: dialogSheetPath('2026-01-05', 'M'),
    allowed: { get: ['M', 'A', 'AD'], list: ['A', 'AD'] },
  },
  {
    of: 'sheets of dialogs, as a manager’s report asks',
    path: dialogSheetPath('2026-01-05', 'M'),
    list: (db, role) =>
      query(
        collection(db, dialogSheetsPath),
        where('managerId', '==', role),
        where('day', '>=', '2026-01-01'),
        where('day', '<=', '2026-12-31'),
      ),
    allowed: { get: ['M', 'A', 'AD'], list: claimed },
  },
  {
    of: 'days of messages',
    path: messageDayPath('2026-01-05'),
    allowed: { get: ['A', 'AD'], list: ['A', 'AD'] },
  },
  { of: 'settings, other', path: 'settings/other', allowed: {} },
  {
    of: 'managers, own',
    path: role => managerPath(role),
    update: () => ({ locale: 'uk', theme: 'dark', timeZone: 'Europe/Kyiv', notify: choice }),
    allowed: { get: [...active, 'MD', 'AD'], list: active, update: active },
  },
  {
    of: 'managers, another',
    path: managerPath('X'),
    update: () => ({ locale: 'uk' }),
    allowed: { get: active, list: active },
  },
  {
    of: 'drafts, own',
    path: role => draftPath(role, chatId),
    create: {
      path: role => draftPath(role, 'demo_9'),
      data: () => ({ schema: 1, personId, text: 'x', updatedAt: serverTimestamp() }),
    },
    update: () => ({ text: 'y', updatedAt: serverTimestamp() }),
    allowed: { get: claimed, list: claimed, create: active, update: active, delete: active },
  },
  {
    of: 'drafts, of another',
    path: draftPath('X', chatId),
    create: {
      path: draftPath('X', 'demo_9'),
      data: () => ({ schema: 1, personId, text: 'x', updatedAt: serverTimestamp() }),
    },
    update: () => ({ text: 'y', updatedAt: serverTimestamp() }),
    allowed: {},
  },
  {
    of: 'notifications, own',
    path: role => notificationPath(role, 'n1'),
    update: () => ({ readAt: serverTimestamp() }),
    allowed: { get: active, list: active, update: active },
  },
  {
    of: 'notifications, of another',
    path: notificationPath('X', 'n1'),
    update: () => ({ readAt: serverTimestamp() }),
    allowed: {},
  },
  {
    of: 'devices, own',
    path: role => devicePath(role, 'd1'),
    update: () => ({ name: 'Other' }),
    allowed: { get: active, list: active, delete: active },
  },
  {
    of: 'devices, of another',
    path: devicePath('X', 'd1'),
    update: () => ({ name: 'Other' }),
    allowed: {},
  },
  { of: 'pushKeys', path: pushKeysPath, allowed: {} },
  {
    of: 'tasks, own personal ones',
    path: role => taskPath(`of-${role}`),
    list: (db, role) => query(collection(db, 'tasks'), where('assigneeId', '==', role)),
    create: { path: taskPath('new'), data: role => task('personal', role, role) },
    update: retitled,
    allowed: { get: claimed, list: claimed, create: seeing, update: active },
  },
  {
    of: 'tasks, personal ones of another',
    path: taskPath('of-X'),
    list: db =>
      query(collection(db, 'tasks'), where('personId', '==', personId), where('kind', '==', 'personal')),
    create: { path: taskPath('new'), data: role => task('personal', role, 'X') },
    update: retitled,
    allowed: {},
  },
  {
    of: 'tasks, common ones',
    path: taskPath('common'),
    list: commonTasks,
    create: { path: taskPath('new'), data: role => task('common', role, 'MA') },
    update: retitled,
    allowed: {
      get: [...seeing, 'MD', 'AD'],
      list: [...seeing, 'MD', 'AD'],
      create: seeing,
      update: seeing,
    },
  },
  {
    of: 'tasks, a common one that somebody has who does not see the person',
    path: taskPath('common-MR'),
    list: db => query(collection(db, 'tasks'), where('assigneeId', '==', 'MR')),
    create: { path: taskPath('new'), data: role => task('common', role, 'MR') },
    update: retitled,
    allowed: { get: [...seeing, 'MR', 'MD', 'AD'], list: ['MR'], update: [...seeing, 'MR'] },
  },
  {
    of: 'tasks, in the name of another',
    path: taskPath('of-X'),
    create: { path: taskPath('new'), data: () => task('common', 'X', null) },
    allowed: {},
  },
  { of: 'channels', path: channelPath('demo'), allowed: { get: claimed, list: claimed } },
  {
    of: 'channels, their health',
    path: channelPath('demo'),
    update: () => ({ health: { state: 'ok', at: later, since: later, pending: 0 } }),
    allowed: { get: claimed, list: claimed },
  },
  {
    of: 'channels, their count of quarantined updates',
    path: channelPath('demo'),
    update: () => ({ quarantined: 0 }),
    allowed: { get: claimed, list: claimed },
  },
  { of: 'channelSecrets', path: 'channelSecrets/demo', allowed: {} },
  {
    of: 'people',
    path: personPath(personId),
    update: readMark,
    allowed: { get: ['M', 'MA', 'MD', 'AD', 'A'], list: ['M', 'MD', 'AD', 'A'], update: seeing },
  },
  {
    of: 'people, of an assignee',
    path: personPath(personId),
    list: (db, role) => query(collection(db, 'people'), where('assigneeId', '==', role)),
    update: () => ({ name: 'Other' }),
    allowed: { get: ['M', 'MA', 'MD', 'AD', 'A'], list: ['M', 'MA', 'MR', 'MD', 'AD', 'A'] },
  },
  {
    of: 'people, the pinned chat',
    path: personPath(personId),
    list: (db, role) => query(collection(db, 'people'), where('assigneeId', '==', role)),
    update: () => ({ defaultChatId: chatId }),
    allowed: {
      get: ['M', 'MA', 'MD', 'AD', 'A'],
      list: ['M', 'MA', 'MR', 'MD', 'AD', 'A'],
      update: seeing,
    },
  },
  {
    of: 'merges',
    path: mergePath('p-demo_0'),
    list: db => query(collection(db, 'merges'), where('personId', '==', personId)),
    update: () => ({ keepId: 'p-other' }),
    allowed: { get: seeing, list: seeing },
  },
  { of: 'merges, unconstrained', path: mergePath('p-demo_0'), allowed: { get: seeing, list: everybody } },
  { of: 'invites', path: 'invites/hash', allowed: {} },
  {
    of: 'cards',
    path: cardPath(personId),
    update: role => ({ note: 'x', updatedAt: serverTimestamp(), updatedBy: role }),
    allowed: { get: seeing, update: seeing },
  },
  {
    of: 'cards, without saying who',
    path: cardPath(personId),
    update: () => ({ note: 'x' }),
    allowed: { get: seeing },
  },
  {
    of: 'cards, what functions write',
    path: cardPath(personId),
    update: role => ({ sources: ['x'], updatedAt: serverTimestamp(), updatedBy: role }),
    allowed: { get: seeing },
  },
  { of: 'history of a card', path: `${cardHistoryPath(personId)}/1`, allowed: { get: seeing, list: seeing } },
  {
    of: 'dictionaries',
    path: dictionaryPath('tags'),
    create: { path: dictionaryPath('sources'), data: () => ({ schema: 1, entries: {} }) },
    update: () => ({ 'entries.vip': { title: 'Vip', order: 0 } }),
    allowed: { get: claimed, list: claimed, create: ['A'], update: ['A'] },
  },
  {
    of: 'dictionaries, one that nobody knows',
    path: dictionaryPath('tags'),
    create: { path: 'dictionaries/other', data: () => ({ schema: 1, entries: {} }) },
    update: () => ({ more: 1 }),
    allowed: { get: claimed, list: claimed },
  },
  {
    of: 'orders',
    path: orderPath('1'),
    list: db => query(collection(db, 'orders'), where('personId', '==', personId), orderBy('at', 'desc')),
    update: () => ({ state: 'ordered' }),
    allowed: { get: seeing, list: seeing },
  },
  { of: 'orders, unconstrained', path: orderPath('1'), allowed: { get: seeing, list: everybody } },
  { of: 'events', path: eventPath('1'), allowed: {} },
  {
    of: 'apiKeys',
    path: apiKeyPath('k1'),
    update: () => ({ revokedAt: null }),
    allowed: { get: ['A'], list: ['A'] },
  },
  { of: 'apiKeySecrets', path: apiKeySecretPath('k1'), allowed: {} },
  {
    of: 'webhooks',
    path: webhookPath('w1'),
    update: () => ({ active: false }),
    allowed: { get: ['A'], list: ['A'] },
  },
  {
    of: 'deliveries of a webhook',
    path: deliveryPath('w1', 'd1'),
    update: () => ({ state: 'pending' }),
    allowed: { get: ['A'], list: ['A'] },
  },
  { of: 'webhookSecrets', path: webhookSecretPath('w1'), allowed: {} },
  { of: 'settings, what webhooks want', path: wantedHooksPath, allowed: {} },
  {
    of: 'leadTools',
    path: leadToolPath('site'),
    create: { path: leadToolPath('spring'), data: leadTool },
    update: () => ({ tunnelId: 'welcome', sourceId: 'ads', channelIds: ['demo'] }),
    allowed: { get: claimed, list: claimed, create: ['A'], update: ['A'] },
  },
  {
    of: 'leadTools, one that the dictionary does not have',
    path: leadToolPath('site'),
    create: { path: leadToolPath('summer'), data: leadTool },
    update: () => ({ createdBy: { id: 'X', name: 'X' } }),
    allowed: { get: claimed, list: claimed },
  },
  {
    of: 'savedFilters, own',
    path: role => savedFilterPath(`of-${role}`),
    list: (db, role) => query(collection(db, 'savedFilters'), where('ownerId', '==', role)),
    create: { path: role => savedFilterPath(`new-${role}`), data: role => savedFilter(role, false) },
    update: () => ({ name: 'Other', filter: { tags: ['vip'] } }),
    allowed: { get: active, list: active, create: active, update: active, delete: active },
  },
  {
    of: 'savedFilters, of another',
    path: savedFilterPath('of-X'),
    list: db => query(collection(db, 'savedFilters'), where('ownerId', '==', 'X')),
    create: { path: savedFilterPath('new-X'), data: () => savedFilter('X', false) },
    update: () => ({ name: 'Other' }),
    allowed: {},
  },
  {
    of: 'savedFilters, shared',
    path: savedFilterPath('shared'),
    list: db => query(collection(db, 'savedFilters'), where('shared', '==', true)),
    create: { path: role => savedFilterPath(`shared-${role}`), data: role => savedFilter(role, true) },
    update: () => ({ name: 'Other' }),
    allowed: { get: active, list: active, create: ['A'], update: ['A'], delete: ['A'] },
  },
  {
    of: 'savedFilters, all of them, and sharing one’s own',
    path: role => savedFilterPath(`of-${role}`),
    update: () => ({ shared: true }),
    create: { path: 'savedFilters/other', data: () => ({ schema: 1 }) },
    allowed: { get: active, update: ['A'], delete: active },
  },
  {
    of: 'notes',
    path: messagePath(chatId, 'in_1'),
    create: { path: messagePath(chatId, uuid), data: note },
    update: () => ({ kind: 'note' }),
    allowed: { get: seeing, list: seeing, create: seeing },
  },
  {
    of: 'templates',
    path: templatePath('t1'),
    list: db => query(collection(db, 'templates'), orderBy('order')),
    create: { path: templatePath('t2'), data: template },
    update: role => ({ title: 'Hi', updatedAt: serverTimestamp(), updatedBy: { id: role, name: role } }),
    allowed: { get: claimed, list: claimed, create: ['A'], update: ['A'] },
  },
  {
    of: 'templates, without saying who',
    path: templatePath('t1'),
    create: { path: templatePath('t2'), data: () => template('X') },
    update: () => ({ title: 'Hi', updatedAt: serverTimestamp() }),
    // Whoever changed it last may change it again; nobody else in that name.
    allowed: { get: claimed, list: claimed, update: ['A'] },
  },
  {
    of: 'tunnels',
    path: tunnelPath('hello'),
    list: db => query(collection(db, tunnelsPath), orderBy('title')),
    create: { path: role => tunnelPath(`new-${role.toLowerCase()}`), data: role => tunnelDraft(role) },
    update: role => ({ title: 'Hi', updatedAt: serverTimestamp(), updatedBy: { id: role, name: role } }),
    allowed: { get: claimed, list: claimed, create: ['A'], update: ['A'] },
  },
  {
    of: 'tunnels, made to run by a browser',
    path: tunnelPath('hello'),
    create: {
      path: role => tunnelPath(`live-${role.toLowerCase()}`),
      data: role => ({ ...tunnelDraft(role), state: 'live', version: 1 }),
    },
    update: role => ({
      state: 'stopped',
      updatedAt: serverTimestamp(),
      updatedBy: { id: role, name: role },
    }),
    allowed: { get: claimed, list: claimed },
  },
  {
    of: 'tunnels, taken out while they run',
    path: tunnelPath('hello'),
    update: role => ({ archived: true, updatedAt: serverTimestamp(), updatedBy: { id: role, name: role } }),
    allowed: { get: claimed, list: claimed },
  },
  {
    of: 'versions of a tunnel',
    path: tunnelVersionPath('hello', 1),
    create: { path: role => tunnelVersionPath('hello', 2 + roles.indexOf(role)), data: tunnelDraft },
    update: () => ({ title: 'Hi' }),
    allowed: { get: claimed, list: claimed },
  },
  {
    of: 'requests of a tunnel to other systems',
    path: tunnelDeliveryPath('hello', 'd1'),
    update: () => ({ state: 'pending' }),
    allowed: { get: ['A'], list: ['A'] },
  },
  {
    of: 'runs of tunnels',
    path: tunnelRunPath(`hello_${chatId}`),
    list: db => query(collection(db, tunnelRunsPath), where('chatId', '==', chatId)),
    create: { path: role => tunnelRunPath(`${role.toLowerCase()}_${chatId}`), data: () => ({ chatId }) },
    update: () => ({ blockId: 'other' }),
    allowed: { get: seeing, list: seeing },
  },
  {
    of: 'runs of tunnels, of a whole tunnel',
    path: tunnelRunPath(`hello_${chatId}`),
    list: db => query(collection(db, tunnelRunsPath), where('tunnelId', '==', 'hello')),
    allowed: { get: seeing, list: everybody },
  },
  {
    of: 'chats',
    path: chatPath(chatId),
    list: db => query(collection(db, 'chats'), where('personId', '==', personId)),
    update: () => ({ state: 'blocked' }),
    allowed: { get: seeing, list: seeing },
  },
  { of: 'chats, unconstrained', path: chatPath(chatId), allowed: { get: seeing, list: everybody } },
  {
    of: 'messages',
    path: messagePath(chatId, 'in_1'),
    create: { path: messagePath(chatId, uuid), data: queued },
    update: () => ({ 'content.text': 'changed' }),
    allowed: { get: seeing, list: seeing, create: seeing },
  },
  {
    of: 'scheduled messages',
    path: scheduledPath(chatId, uuid),
    create: { path: scheduledPath(chatId, uuid.replace(/1$/, '2')), data: scheduled },
    update: role => ({
      sendAt: soon(),
      since: serverTimestamp(),
      author: { type: 'manager', id: role, name: role },
    }),
    allowed: { get: seeing, list: seeing, create: seeing, update: seeing, delete: seeing },
  },
  { of: 'erasedChats', path: 'erasedChats/hash', allowed: {} },
  { of: 'quarantine', path: quarantinePath('demo_7'), allowed: {} },
  { of: 'audit', path: 'audit/1', allowed: { get: ['A'], list: ['A'] } },
  {
    of: 'jobs, of MR',
    path: jobPath('1'),
    list: db => query(collection(db, 'jobs'), where('by.id', '==', 'MR')),
    update: () => ({ state: 'failed' }),
    allowed: { get: ['MR', 'A'], list: ['MR', 'A'] },
  },
  {
    of: 'jobs, own',
    path: role => jobPath(`done-${role}`),
    list: (db, role) => query(collection(db, 'jobs'), where('by.id', '==', role)),
    update: () => ({ state: 'cancelled' }),
    allowed: { get: active, list: active },
  },
  {
    of: 'jobs, of another',
    path: jobPath('done-X'),
    list: db => query(collection(db, 'jobs'), where('by.id', '==', 'X')),
    update: () => ({ 'by.id': 'A' }),
    allowed: { get: ['A'], list: ['A'] },
  },
  { of: 'jobs, of functions', path: jobPath('catchUp-demo'), allowed: { get: ['A'], list: ['A'] } },
  { of: 'typing', path: typingPath(chatId), update: () => ({ until: later }), allowed: { get: seeing } },
  {
    of: 'presence, own',
    path: role => presencePath(role),
    list: (db, role) =>
      query(collection(db, 'presence'), where('personId', '==', personId), where(documentId(), '!=', role)),
    create: { path: role => presencePath(role), data: presence },
    update: () => ({ typing: true, at: serverTimestamp() }),
    allowed: {
      get: ['M', 'MA', 'MD', 'AD', 'A'],
      list: ['M', 'MD', 'AD', 'A'],
      create: seeing,
      update: seeing,
      delete: active,
    },
  },
  {
    of: 'presence, at the people of an assignee',
    path: presencePath('MA'),
    list: (db, role) =>
      query(
        collection(db, 'presence'),
        where('typing', '==', true),
        where('assigneeId', '==', role),
        where(documentId(), '!=', role),
      ),
    create: { path: role => presencePath(role), data: role => ({ ...presence(role), name: 'Another' }) },
    update: () => ({ typing: true, at: serverTimestamp() }),
    allowed: {
      get: ['M', 'MA', 'MD', 'AD', 'A'],
      list: ['M', 'MA', 'MR', 'MD', 'AD', 'A'],
      update: ['MA'],
      delete: ['MA'],
    },
  },
  {
    of: 'presence, of another, at a person who is not one’s own',
    path: presencePath('X'),
    list: (db, role) => query(collection(db, 'presence'), where('assigneeId', '==', `not ${role}`)),
    create: { path: role => presencePath(role), data: role => ({ ...presence(role), assigneeId: 'X' }) },
    update: () => ({ typing: true, at: serverTimestamp() }),
    allowed: { get: ['M', 'MD', 'AD', 'A'], list: ['M', 'MD', 'AD', 'A'] },
  },
  {
    of: 'presence, in the place of another',
    path: presencePath('X'),
    list: (db, role) => query(collection(db, 'presence'), where('assigneeId', '==', `not ${role}`)),
    create: { path: presencePath('X'), data: presence },
    update: role => presence(role),
    allowed: { get: ['M', 'MD', 'AD', 'A'], list: ['M', 'MD', 'AD', 'A'] },
  },
  {
    of: 'search',
    path: searchPath(personId),
    update: () => ({ name: 'Other' }),
    allowed: { get: ['M', 'MA', 'MD', 'AD', 'A'], list: ['M', 'MD', 'AD', 'A'] },
  },
  {
    of: 'search, of an assignee',
    path: searchPath(personId),
    list: (db, role) =>
      query(
        collection(db, 'search'),
        where('assigneeId', '==', role),
        where('tokens', 'array-contains-any', ['anna']),
      ),
    allowed: { get: ['M', 'MA', 'MD', 'AD', 'A'], list: ['M', 'MA', 'MR', 'MD', 'AD', 'A'] },
  },
  { of: 'a collection nobody knows', path: 'randomCollection/x', allowed: {} },
]

let env: RulesTestEnvironment
let close: () => Promise<void>

beforeAll(async () => {
  ;({ env, close } = await rulesEnvironment())
  await restore(env)
})
afterAll(() => close())

const at = (path: Row['path'], role: Role) => (typeof path === 'string' ? path : path(role))

/** Tries one cell as a browser would, and puts back what a permitted write changed. */
async function attempt(row: Row, operation: Operation, role: Role): Promise<unknown> {
  const db = as(env, role).firestore() as unknown as Firestore
  const path = at(row.path, role)
  const fresh = row.create ? at(row.create.path, role) : `${path.slice(0, path.lastIndexOf('/'))}/created`
  switch (operation) {
    case 'get':
      return getDoc(doc(db, path))
    case 'list':
      return getDocs(row.list?.(db, role) ?? collection(db, path.slice(0, path.lastIndexOf('/'))))
    case 'create':
      return setDoc(doc(db, fresh), row.create?.data(role) ?? stored[path] ?? {})
    case 'update':
      return updateDoc(doc(db, path), row.update?.(role) ?? { schema: 2 })
    case 'delete':
      return deleteDoc(doc(db, path))
  }
}

describe.each(rows)('$of', row => {
  describe.each(operations)('%s', operation => {
    it.each(roles)('%s', async role => {
      const allowed = row.allowed[operation]?.includes(role) ?? false
      const done = attempt(row, operation, role)
      if (!allowed) return void (await assertFails(done))
      await assertSucceeds(done)
      if (operation === 'get' || operation === 'list') return
      await restore(env, [at(row.path, role)])
      if (operation !== 'create') return
      const made = at(row.create?.path ?? row.path, role)
      if (stored[made]) return restore(env, [made])
      await env.withSecurityRulesDisabled(owner => deleteDoc(doc(owner.firestore(), made)))
    })
  })
})

it('asserts every cell of every collection', () => {
  const cells = rows.length * operations.length * roles.length
  const allow = rows.flatMap(row => Object.values(row.allowed)).reduce((sum, cell) => sum + cell.length, 0)
  expect({ cells, allow }).toEqual({ cells: 3280, allow: 598 })
})
