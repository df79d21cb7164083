import { assertFails, assertSucceeds, type RulesTestEnvironment } from '@firebase/rules-unit-testing'
import {
  blocksDraftPath,
  draftPath,
  managerPath,
  mergePath,
  messagePath,
  personPath,
  scheduledPath,
  tunnelPath,
} from '@chats/domain/paths'
import {
  collection,
  collectionGroup,
  deleteDoc,
  deleteField,
  doc,
  getCountFromServer,
  getDoc,
  getDocs,
  increment,
  query,
  serverTimestamp,
  setDoc,
  Timestamp,
  updateDoc,
  writeBatch,
  where,
  type Firestore,
} from 'firebase/firestore'
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest'
import { chatId, personId, uuid } from './roles.ts'
import { as, restore, rulesEnvironment } from './rulesEnvironment.ts'

let env: RulesTestEnvironment
let close: () => Promise<void>
let db: Firestore

beforeAll(async () => {
  ;({ env, close } = await rulesEnvironment())
  await restore(env)
  db = as(env, 'M').firestore() as unknown as Firestore
})
afterAll(() => close())

const message = () => ({
  schema: 1,
  chatId,
  personId,
  direction: 'out',
  kind: 'text',
  at: serverTimestamp(),
  content: { kind: 'text', text: 'hello' },
  author: { type: 'manager', id: 'M', name: 'M' },
  delivery: { state: 'queued', attempt: 0 },
})
const without = (key: keyof ReturnType<typeof message>) =>
  Object.fromEntries(Object.entries(message()).filter(([name]) => name !== key))

describe('a queued message', () => {
  const queue = (data: Record<string, unknown>, id = uuid) => setDoc(doc(db, messagePath(chatId, id)), data)

  it('is taken as the composer writes it, once', async () => {
    await assertSucceeds(queue(message()))
    await assertFails(queue({ ...message(), content: { kind: 'text', text: 'another' } }))
    await assertFails(updateDoc(doc(db, messagePath(chatId, uuid)), { 'delivery.state': 'sent' }))
  })

  it.each(Object.keys(message()) as (keyof ReturnType<typeof message>)[])('needs %s', async key => {
    await assertFails(queue(without(key), uuid.replace(/1$/, '2')))
  })

  const bad: [string, Record<string, unknown>][] = [
    ['a field of its own', { extra: 1 }],
    ['an external id', { externalId: '5' }],
    ['another schema', { schema: 2 }],
    ['another chat', { chatId: 'demo_2' }],
    ['no person', { personId: '' }],
    ['a person that is a number', { personId: 7 }],
    ['direction in', { direction: 'in' }],
    ['direction internal', { direction: 'internal' }],
    ['another kind', { kind: 'indicator' }],
    ['its own time', { at: Timestamp.now() }],
    ['a time as a number', { at: Date.now() }],
    ['no text', { content: { kind: 'text', text: '' } }],
    ['text of 9,001 characters', { content: { kind: 'text', text: 'a'.repeat(9001) } }],
    ['text that is a number', { content: { kind: 'text', text: 7 } }],
    ['content of another kind', { content: { kind: 'indicator', text: 'x' } }],
    [
      'an indicator (S-81)',
      { kind: 'indicator', content: { kind: 'indicator', what: 'tunnelStarted', tunnel: 't', block: 'b' } },
    ],
    [
      'a row of the system (S-81)',
      {
        kind: 'automation',
        content: { kind: 'automation', what: 'filter', block: 'b', tunnel: 't' },
      },
    ],
    ['content with more in it', { content: { kind: 'text', text: 'x', html: '<b>' } }],
    [
      'buttons',
      { content: { kind: 'text', text: 'x', buttons: [{ row: [{ text: 'Yes', press: 'yes' }] }] } },
    ],
    [
      'a press in the person’s place',
      { kind: 'press', content: { kind: 'press', text: '5', press: 'rate 5', messageExternalId: '1' } },
    ],
    ['another author', { author: { type: 'manager', id: 'A', name: 'A' } }],
    ['the author by another name', { author: { type: 'manager', id: 'M', name: 'A' } }],
    ['the bot as its author', { author: { type: 'bot', id: 'M', name: 'M' } }],
    ['a delivery already sent', { delivery: { state: 'sent', attempt: 0 } }],
    ['a delivery with attempts', { delivery: { state: 'queued', attempt: 3 } }],
    ['a delivery with a lease', { delivery: { state: 'queued', attempt: 0, leaseUntil: Timestamp.now() } }],
  ]
  it.each(bad)('is refused with %s', async (_, change) => {
    await assertFails(queue({ ...message(), ...change }, uuid.replace(/1$/, '3')))
  })

  it.each(['in_00000000000000000007', 'x', '0A1B2C3D-0000-4000-8000-000000000001', `${uuid}0`])(
    'is refused under the id %s',
    async id => {
      await assertFails(queue(message(), id))
    },
  )

  it('is refused in a chat that does not exist', async () => {
    await assertFails(setDoc(doc(db, messagePath('demo_404', uuid)), { ...message(), chatId: 'demo_404' }))
  })

  it('is taken though its person was merged into another since: the chat says whose it is', async () => {
    await assertSucceeds(queue({ ...message(), personId: 'p-before' }, uuid.replace(/1$/, '5')))
  })

  it('falls with the batch it is in', async () => {
    const batch = writeBatch(db)
    batch.set(doc(db, messagePath(chatId, uuid.replace(/1$/, '4'))), message())
    batch.update(doc(db, personPath(personId)), { name: 'Mallory' })
    await assertFails(batch.commit())
  })
})

describe('a note', () => {
  const note = (content: Record<string, unknown>, change: Record<string, unknown> = {}) => ({
    schema: 1,
    chatId,
    personId,
    direction: 'internal',
    kind: 'note',
    at: serverTimestamp(),
    content: { kind: 'note', ...content },
    author: { type: 'manager', id: 'M', name: 'M' },
    ...change,
  })
  let count = 100
  const write = (data: Record<string, unknown>, as_ = db) =>
    setDoc(doc(as_, messagePath(chatId, uuid.replace(/001$/, String(count++)))), data)
  const many = (most: number) => Object.fromEntries(Array.from({ length: most }, (_, i) => [`m${i}`, 'M']))

  it.each([
    ['a bare comment', { text: 'hello' }],
    ['a mention without a comment', { mentions: { A: 'A' } }],
    ['both, with twenty managers', { text: 'x'.repeat(5000), mentions: many(20) }],
  ])('is taken: %s', async (_, content) => {
    await assertSucceeds(write(note(content)))
  })

  it.each([
    ['nothing in it', {}, {}],
    ['an empty comment', { text: '' }, {}],
    ['5,001 characters', { text: 'x'.repeat(5001) }, {}],
    ['nobody mentioned', { mentions: {} }, {}],
    ['21 managers', { mentions: many(21) }, {}],
    ['a list of them', { mentions: ['A'] }, {}],
    ['names too long', { mentions: { A: 'x'.repeat(2001) } }, {}],
    ['more in it', { text: 'x', formatting: [] }, {}],
    ['a direction that leaves', { text: 'x' }, { direction: 'out' }],
    ['a delivery', { text: 'x' }, { delivery: { state: 'queued', attempt: 0 } }],
    ['another author', { text: 'x' }, { author: { type: 'manager', id: 'A', name: 'A' } }],
    ['its own time', { text: 'x' }, { at: Timestamp.now() }],
    ['another kind', { text: 'x' }, { kind: 'text' }],
  ])('is refused with %s', async (_, content, change) => {
    await assertFails(write(note(content, change)))
  })

  it('is refused from who does not see the person', async () => {
    const other = as(env, 'MR').firestore() as unknown as Firestore
    const by = { author: { type: 'manager', id: 'MR', name: 'MR' } }
    await assertFails(write(note({ text: 'x' }, by), other))
  })
})

describe('S-28: turning automation off and on', () => {
  beforeEach(() => restore(env, [personPath(personId)]))
  let count = 500
  const hour = () => Timestamp.fromMillis(Date.now() + 3_600_000)
  const off = (change: Record<string, unknown> = {}) => ({
    by: 'M',
    byName: 'M',
    at: serverTimestamp(),
    endsAt: null,
    ...change,
  })
  const turn = (botOff: unknown, row: Record<string, unknown> = {}) =>
    updateDoc(doc(db, personPath(personId)), {
      [`chats.${chatId}.botOff`]: botOff,
      botOff: true,
      botOffEndsAt: null,
      botChatId: chatId,
      ...row,
    })
  const systemRow = (content: Record<string, unknown>) => ({
    schema: 1,
    chatId,
    personId,
    direction: 'internal',
    kind: 'system',
    at: serverTimestamp(),
    content: { kind: 'system', ...content },
    author: { type: 'manager', id: 'M', name: 'M' },
  })
  const said = () => doc(db, messagePath(chatId, uuid.replace(/001$/, String(count++))))

  it('is one write with its row on the timeline, both ways', async () => {
    const batch = writeBatch(db)
    const endsAt = hour()
    batch.update(doc(db, personPath(personId)), {
      [`chats.${chatId}.botOff`]: off({ endsAt }),
      botOff: true,
      botOffEndsAt: endsAt,
      botChatId: chatId,
    })
    batch.set(said(), systemRow({ what: 'botOff', endsAt }))
    await assertSucceeds(batch.commit())
    const back = writeBatch(db)
    back.update(doc(db, personPath(personId)), {
      [`chats.${chatId}.botOff`]: deleteField(),
      botOff: false,
      botOffEndsAt: null,
      botChatId: chatId,
    })
    back.set(said(), systemRow({ what: 'botOn' }))
    await assertSucceeds(back.commit())
  })

  it('is said on the timeline by nothing else', async () => {
    await assertFails(setDoc(said(), systemRow({ what: 'botOff', endsAt: null })))
    await assertFails(setDoc(said(), systemRow({ what: 'botOn' })))
    await assertSucceeds(turn(off()))
    await assertFails(setDoc(said(), systemRow({ what: 'botOff', endsAt: null })))
  })

  it.each([
    ['in the name of another', off({ by: 'A', byName: 'A' }), {}],
    ['under another name', off({ byName: 'A' }), {}],
    ['at its own time', off({ at: Timestamp.now() }), {}],
    ['with more in it', off({ why: 'x' }), {}],
    ['for a time that has passed', off({ endsAt: Timestamp.fromMillis(1) }), {}],
    ['for a year', off({ endsAt: Timestamp.fromMillis(Date.now() + 365 * 86_400_000) }), {}],
    ['without the row saying so', off(), { botOff: false }],
    ['naming another chat', off(), { botChatId: 'demo_2' }],
    ['with more than the switch', off(), { name: 'Mallory' }],
    ['and a chat read with it', off(), { [`chats.${chatId}.unread`]: 0 }],
  ])('is refused %s', async (_, botOff, row) => {
    await assertFails(turn(botOff, row))
  })

  it('is refused to who does not see the person', async () => {
    const other = as(env, 'MR').firestore() as unknown as Firestore
    await assertFails(
      updateDoc(doc(other, personPath(personId)), {
        [`chats.${chatId}.botOff`]: off({ by: 'MR', byName: 'MR' }),
        botOff: true,
        botOffEndsAt: null,
        botChatId: chatId,
      }),
    )
  })
})

describe('a pinned chat', () => {
  beforeEach(() => restore(env, [personPath(personId)]))
  const pin = (data: Record<string, unknown>) => updateDoc(doc(db, personPath(personId)), data)

  it('is one of the person, and can be taken back', async () => {
    await assertSucceeds(pin({ defaultChatId: 'demo_2' }))
    await assertSucceeds(pin({ defaultChatId: deleteField() }))
  })

  it.each([
    ['a chat of another person', { defaultChatId: 'demo_3' }],
    ['no text', { defaultChatId: 7 }],
    ['null', { defaultChatId: null }],
    ['more than the pin', { defaultChatId: 'demo_2', name: 'Mallory' }],
    ['a chat that is added with it', { defaultChatId: 'demo_3', 'chats.demo_3': { unread: 0 } }],
  ])('is refused: %s', async (_, data) => {
    await assertFails(pin(data))
  })
})

describe('merges', () => {
  it('are read by whoever sees the person they lead to now, one by one and as a list', async () => {
    for (const role of ['M', 'MA'] as const) {
      const own = as(env, role).firestore() as unknown as Firestore
      await assertSucceeds(getDoc(doc(own, mergePath('p-demo_0'))))
      await assertSucceeds(getDocs(query(collection(own, 'merges'), where('personId', '==', personId))))
      await assertSucceeds(getDoc(doc(own, mergePath('p-nobody'))))
    }
    const other = as(env, 'MR').firestore() as unknown as Firestore
    await assertFails(getDoc(doc(other, mergePath('p-demo_0'))))
    await assertFails(getDocs(query(collection(other, 'merges'), where('personId', '==', personId))))
  })
})

describe('a queued file', () => {
  const path = (id: string) => `chats/${chatId}/out/${id}/0`
  const file = (id: string) => ({
    state: 'stored',
    path: path(id),
    name: 'a.bin',
    type: 'image/png',
    size: 7,
  })
  let count = 0
  /** Queues content under an id of its own; what `more` says stands on the message. */
  const queue = (content: (id: string) => Record<string, unknown>, more: Record<string, unknown> = {}) => {
    const id = uuid.replace(/0001$/, String(++count).padStart(4, '1'))
    const body = content(id)
    return setDoc(doc(db, messagePath(chatId, id)), {
      ...message(),
      kind: body['kind'],
      content: body,
      ...more,
    })
  }

  const good: [string, Record<string, unknown>, string][] = [
    ['photo', { text: 'look', width: 640, height: 480 }, 'image/jpeg'],
    ['photo', {}, 'image/webp'],
    ['video', { width: 640, height: 480, duration: 3.5 }, 'video/mp4'],
    ['voice', { duration: 3, peaks: [1, 31] }, 'audio/webm;codecs=opus'],
    ['audio', { duration: 3, title: 'song', performer: 'band' }, 'audio/mpeg'],
    ['file', { text: 'see', formatting: [{ type: 'bold', offset: 0, length: 3 }] }, 'application/pdf'],
    ['file', {}, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['file', {}, 'application/octet-stream'],
  ]
  it.each(good)('%s with %j of %s is taken', async (kind, more, type) => {
    await assertSucceeds(queue(id => ({ kind, file: { ...file(id), type }, ...more })))
  })

  const bad: [string, (id: string) => Record<string, unknown>][] = [
    [
      'a path that is no upload',
      id => ({ kind: 'photo', file: { ...file(id), path: `chats/${chatId}/out/x/0` } }),
    ],
    ['a deeper path', id => ({ kind: 'photo', file: { ...file(id), path: `${path(id)}/0` } })],
    ['a second part', id => ({ kind: 'photo', file: { ...file(id), path: `chats/${chatId}/out/${id}/1` } })],
    [
      'an incoming path',
      id => ({ kind: 'photo', file: { ...file(id), path: `chats/${chatId}/in/${id}/0` } }),
    ],
    [
      'another chat’s path',
      id => ({ kind: 'photo', file: { ...file(id), path: `chats/demo_2/out/${id}/0` } }),
    ],
    ['an address', id => ({ kind: 'photo', file: { ...file(id), path: 'https://evil.test/x' } })],
    ['a handle of the messenger', id => ({ kind: 'photo', file: { ...file(id), source: 'x' } })],
    ['a pending file', id => ({ kind: 'photo', file: { ...file(id), state: 'pending' } })],
    ['no size', id => ({ kind: 'photo', file: { ...file(id), size: null } })],
    ['a size of nothing', id => ({ kind: 'photo', file: { ...file(id), size: 0 } })],
    ['51 MB', id => ({ kind: 'photo', file: { ...file(id), size: 50 * 1024 * 1024 + 1 } })],
    ['no name', id => ({ kind: 'photo', file: { ...file(id), name: '' } })],
    ['a long name', id => ({ kind: 'photo', file: { ...file(id), name: 'x'.repeat(301) } })],
    ['SVG', id => ({ kind: 'photo', file: { ...file(id), type: 'image/svg+xml' } })],
    ['HTML', id => ({ kind: 'file', file: { ...file(id), type: 'text/html' } })],
    ['XHTML', id => ({ kind: 'file', file: { ...file(id), type: 'application/xhtml+xml' } })],
    ['a script', id => ({ kind: 'file', file: { ...file(id), type: 'application/javascript' } })],
    [
      'a type after a type',
      id => ({ kind: 'file', file: { ...file(id), type: 'application/pdf, text/html' } }),
    ],
    ['a video as a photo', id => ({ kind: 'photo', file: { ...file(id), type: 'video/mp4' } })],
    ['a picture as a voice', id => ({ kind: 'voice', file: file(id) })],
    ['no file', () => ({ kind: 'photo', text: 'x' })],
    ['a sticker', id => ({ kind: 'sticker', file: file(id) })],
    ['a round video', id => ({ kind: 'round', file: { ...file(id), type: 'video/mp4' } })],
    ['a width on a file', id => ({ kind: 'file', file: file(id), width: 5 })],
    ['a width of nothing', id => ({ kind: 'photo', file: file(id), width: 0 })],
    ['a width as text', id => ({ kind: 'photo', file: file(id), width: '5' })],
    ['an empty caption', id => ({ kind: 'photo', file: file(id), text: '' })],
    ['formatting of no caption', id => ({ kind: 'photo', file: file(id), formatting: [] })],
    [
      '65 peaks',
      id => ({ kind: 'voice', file: { ...file(id), type: 'audio/ogg' }, peaks: Array(65).fill(1) }),
    ],
    [
      'a duration before zero',
      id => ({ kind: 'voice', file: { ...file(id), type: 'audio/ogg' }, duration: -1 }),
    ],
  ]
  it.each(bad)('is refused with %s', async (_, content) => {
    await assertFails(queue(content))
  })

  it('is refused when its kind is not its content’s', async () => {
    await assertFails(queue(id => ({ kind: 'photo', file: file(id) }), { kind: 'file' }))
  })

  it('may be one of an album; a text may not', async () => {
    await assertSucceeds(queue(id => ({ kind: 'photo', file: file(id) }), { albumId: uuid }))
    await assertFails(queue(id => ({ kind: 'photo', file: file(id) }), { albumId: 'mine' }))
    await assertFails(queue(() => ({ kind: 'text', text: 'x' }), { albumId: uuid }))
  })

  it('may be one of ten that are queued at one moment, by a manager of assigned people', async () => {
    const own = as(env, 'MA').firestore() as unknown as Firestore
    const batch = writeBatch(own)
    for (let part = 0; part < 10; part++) {
      const id = uuid.replace(/0001$/, String(++count).padStart(4, '1'))
      batch.set(doc(own, messagePath(chatId, id)), {
        ...message(),
        kind: 'photo',
        content: { kind: 'photo', file: file(id) },
        author: { type: 'manager', id: 'MA', name: 'MA' },
        albumId: uuid,
      })
    }
    await assertSucceeds(batch.commit())
  })

  describe('a reply', () => {
    const replyTo = { externalId: '5', messageId: 'in_5', direction: 'in', kind: 'text', preview: 'hi' }
    const reply = (change: Record<string, unknown>) => {
      const entries = Object.entries({ ...replyTo, ...change }).filter(([, value]) => value !== undefined)
      return queue(() => ({ kind: 'text', text: 'yes' }), { replyTo: Object.fromEntries(entries) })
    }
    it('is taken as the composer writes it', async () => {
      await assertSucceeds(reply({}))
      await assertSucceeds(reply({ messageId: undefined, preview: '' }))
    })
    it.each([
      ['to nothing', { externalId: undefined }],
      ['to an empty id', { externalId: '' }],
      ['to a number', { externalId: 5 }],
      ['to a long id', { externalId: '5'.repeat(101) }],
      ['to a note', { direction: 'internal' }],
      ['without a preview', { preview: undefined }],
      ['with a long preview', { preview: 'x'.repeat(121) }],
      ['with more in it', { html: '<b>' }],
    ])('is refused %s', async (_, change) => assertFails(reply(change)))
  })
})

describe('a read mark', () => {
  beforeEach(() => restore(env, [personPath(personId)]))
  const later = Timestamp.fromDate(new Date('2026-11-22T11:00:00Z'))
  const mark = {
    [`chats.${chatId}.unread`]: 0,
    [`chats.${chatId}.unreadSince`]: null,
    unread: 1,
    unreadSince: later,
    readChatId: chatId,
    readBy: 'M',
    readByName: 'M',
    readAt: serverTimestamp(),
  }
  const update = (change: Record<string, unknown>) =>
    updateDoc(doc(db, personPath(personId)), { ...mark, ...change })

  it('is taken as the app writes it', () => assertSucceeds(update({})))

  const bad: [string, Record<string, unknown>][] = [
    ['in the name of another', { readBy: 'A' }],
    ['by the name of another', { readByName: 'A' }],
    ['at a time of its own', { readAt: later }],
    ['with another sum', { unread: 0 }],
    ['with a sum that is counted up', { unread: increment(1) }],
    ['earlier than before', { unreadSince: Timestamp.fromMillis(0) }],
    ['leaving the chat unread', { [`chats.${chatId}.unread`]: 1 }],
    ['leaving the chat unread since', { [`chats.${chatId}.unreadSince`]: later }],
    ['of a chat it does not name', { readChatId: 'demo_2' }],
    ['without a name', { readChatId: deleteField() }],
    ['that touches another chat too', { 'chats.demo_2.unread': 0 }],
    ['that opens a blocked chat', { [`chats.${chatId}.state`]: 'blocked' }],
    ['that takes a chat away', { 'chats.demo_2': deleteField() }],
    ['that adds a chat', { 'chats.new': { unread: 0 } }],
    ['that renames the person', { name: 'Mallory' }],
    ['that takes the person over', { assigneeId: 'M' }],
    ['that moves the row', { lastMessageAt: serverTimestamp() }],
  ]
  it.each(bad)('is refused %s', (_, change) => assertFails(update(change)))
})

describe('a profile', () => {
  const update = (change: Record<string, unknown>) => updateDoc(doc(db, managerPath('M')), change)
  it.each([
    ['role', { role: 'admin' }],
    ['access', { access: 'all', role: 'admin' }],
    ['active', { active: false }],
    ['name', { name: 'Boss' }],
    ['photo', { photo: 'x' }],
    ['an unknown locale', { locale: 'fr' }],
    ['an unknown theme', { theme: 'pink' }],
    ['a long time zone', { timeZone: 'x'.repeat(61) }],
    ['a new field', { error: 'x' }],
  ])('cannot change %s', (_, change) => assertFails(update(change)))

  const choice = { sound: true, sounds: ['task'], pushes: [], messages: 'mine', pushText: false }
  it('says how one wants to be told', () => assertSucceeds(update({ notify: choice })))
  it.each([
    ['a kind that is none', { sounds: ['rain'] }],
    ['a kind twice', { pushes: ['task', 'task'] }],
    ['kinds that are no list', { sounds: 'task' }],
    ['other people’s messages', { messages: 'theirs' }],
    ['a switch that is a word', { pushText: 'yes' }],
    ['another switch', { loud: true }],
  ])('cannot say it with %s', (_, change) => assertFails(update({ notify: { ...choice, ...change } })))
  it('cannot say half of it', () => assertFails(update({ notify: { sound: true } })))
})

describe('a draft', () => {
  const put = (change: Record<string, unknown>) =>
    setDoc(doc(db, draftPath('M', 'demo_5')), {
      schema: 1,
      personId,
      text: 'x',
      updatedAt: serverTimestamp(),
      ...change,
    })
  const formatting = [{ type: 'bold', offset: 0, length: 1 }]
  it('is taken as the composer writes it', async () => {
    await assertSucceeds(put({}))
    await assertSucceeds(put({ formatting }))
  })
  it.each([
    ['empty', { text: '' }],
    ['with formatting that is no list', { formatting: 'bold' }],
    ['with too much formatting', { formatting: Array(201).fill(formatting[0]) }],
    ['with blocks', { blocks: [{ id: 'a', kind: 'text', text: 'x' }] }],
    ['too long', { text: 'a'.repeat(20_001) }],
    ['with a field of its own', { html: '<b>' }],
    ['with a time of its own', { updatedAt: Timestamp.now() }],
    ['of another schema', { schema: 2 }],
    ['of nobody', { personId: '' }],
  ])('is refused %s', (_, change) => assertFails(put(change)))
})

describe('a scheduled message', () => {
  const id = uuid.replace(/1$/, '7')
  const at = () => doc(db, scheduledPath(chatId, id))
  const later = (ms: number) => Timestamp.fromMillis(Date.now() + ms)
  const scheduled = () => ({
    schema: 1,
    chatId,
    personId,
    content: { kind: 'text', text: 'later' },
    author: { type: 'manager', id: 'M', name: 'M' },
    sendAt: later(3_600_000),
    unlessAnswered: true,
    since: serverTimestamp(),
  })
  const reply = { externalId: '5', direction: 'in', kind: 'text', preview: 'hi' }
  const photo = (chat: string) => ({
    kind: 'photo',
    file: {
      state: 'stored',
      path: `chats/${chat}/out/${id}/0`,
      name: 'a.png',
      type: 'image/png',
      size: 10,
    },
  })

  it('is taken with a file, alone or in an album, and its caption is changed', async () => {
    await assertSucceeds(setDoc(at(), { ...scheduled(), content: photo(chatId), albumId: uuid }))
    const content = { ...photo(chatId), text: 'our stand' }
    await assertSucceeds(updateDoc(at(), { content, since: serverTimestamp() }))
    await assertFails(updateDoc(at(), { albumId: uuid.replace(/1$/, '2'), since: serverTimestamp() }))
    await assertSucceeds(deleteDoc(at()))
  })

  it('is taken as the page writes it, changed in the name of who does, and taken back', async () => {
    await assertSucceeds(setDoc(at(), { ...scheduled(), replyTo: reply }))
    const changed = { content: { kind: 'text', text: 'other' }, since: serverTimestamp() }
    await assertSucceeds(updateDoc(at(), changed))
    const other = doc(as(env, 'A').firestore() as unknown as Firestore, scheduledPath(chatId, id))
    await assertFails(updateDoc(other, changed))
    await assertSucceeds(updateDoc(other, { ...changed, author: { type: 'manager', id: 'A', name: 'A' } }))
    await assertSucceeds(deleteDoc(at()))
  })

  it('is sent at once in one write with its end', async () => {
    await assertSucceeds(setDoc(at(), scheduled()))
    const batch = writeBatch(db)
    batch.delete(at())
    batch.set(doc(db, messagePath(chatId, id)), message())
    await assertSucceeds(batch.commit())
  })

  it.each([
    ['in the past', { sendAt: later(-1) }],
    ['in two years', { sendAt: later(2 * 366 * 86_400_000) }],
    ['at no time', { sendAt: null }],
    ['in the name of another', { author: { type: 'manager', id: 'X', name: 'X' } }],
    ['without words', { content: { kind: 'text', text: '' } }],
    [
      'with buttons',
      { content: { kind: 'text', text: 'x', buttons: [{ row: [{ text: 'Yes', press: 'yes' }] }] } },
    ],
    ['as a file that is not there', { content: { kind: 'photo', file: {} } }],
    ['as a file of another chat', { content: photo('demo_2') }],
    ['as words in an album', { albumId: uuid }],
    ['in an album without a name', { content: photo(chatId), albumId: 'x' }],
    ['as a note', { content: { kind: 'note', text: 'x' } }],
    ['of another chat', { chatId: 'demo_2' }],
    ['with a delivery of its own', { delivery: { state: 'sent' } }],
    ['written at another time', { since: Timestamp.now() }],
    ['with a reply that is none', { replyTo: { text: 'x' } }],
  ])('is refused %s', (_, change) => assertFails(setDoc(at(), { ...scheduled(), ...change })))

  it('is refused under an id that no message can have', () =>
    assertFails(setDoc(doc(db, scheduledPath(chatId, 'in_1')), scheduled())))

  it('that a tunnel holds is nobody’s to make, to change or to take away', async () => {
    const held = { tunnelId: 'hello', block: 'Hello', heldUntil: later(60_000) }
    const other = uuid.replace(/1$/, '8')
    await assertFails(setDoc(doc(db, scheduledPath(chatId, other)), { ...scheduled(), held }))
    const path = scheduledPath(chatId, 'held_hello')
    await env.withSecurityRulesDisabled(async context => {
      await setDoc(doc(context.firestore() as unknown as Firestore, path), {
        ...scheduled(),
        sendAt: null,
        held,
      })
    })
    const ref = doc(db, path)
    await assertFails(deleteDoc(ref))
    await assertFails(updateDoc(ref, { held: deleteField() }))
    await assertFails(updateDoc(ref, { content: { kind: 'text', text: 'x' }, since: serverTimestamp() }))
  })
})

describe('a tunnel’s draft', () => {
  let admin: Firestore
  beforeAll(() => {
    admin = as(env, 'A').firestore() as unknown as Firestore
  })
  const first = { id: 'first', kind: 'first', title: '', keywords: [], everySubscription: true, again: false }
  const draft = (change: Record<string, unknown> = {}) => ({
    schema: 1,
    title: 'Hello',
    blocks: [first],
    updatedAt: serverTimestamp(),
    updatedBy: { id: 'A', name: 'A' },
    state: 'draft',
    version: 0,
    ...change,
  })
  const put = (id: string, change?: Record<string, unknown>) =>
    setDoc(doc(admin, tunnelPath(id)), draft(change))

  it('is made, changed and put away by an admin', async () => {
    await assertSucceeds(put('made'))
    await assertSucceeds(setDoc(doc(admin, tunnelPath('made')), draft({ title: 'Other', archived: true })))
  })

  it.each([
    ['published', 'a-1', { state: 'live' }],
    ['of a version', 'a-2', { version: 1 }],
    ['without a title', 'a-3', { title: '' }],
    ['without blocks', 'a-4', { blocks: [] }],
    ['with too many blocks', 'a-5', { blocks: Array.from({ length: 101 }, () => first) }],
    ['in the name of another', 'a-6', { updatedBy: { id: 'X', name: 'X' } }],
    ['at another time', 'a-7', { updatedAt: Timestamp.now() }],
    ['with more than a draft has', 'a-8', { keywords: [] }],
    ['under an id that no word can have', 'A_9', {}],
  ])('is refused %s', (_, id, change) => assertFails(put(id, change)))
})

describe('what stands in the constructor', () => {
  const block = { id: 'a', kind: 'text', text: 'x' }
  const put = (change: Record<string, unknown>) =>
    setDoc(doc(db, blocksDraftPath('M', 'demo_5')), {
      schema: 1,
      personId,
      blocks: [block],
      updatedAt: serverTimestamp(),
      ...change,
    })
  it('is taken as the page writes it', () => assertSucceeds(put({})))
  it.each([
    ['empty', { blocks: [] }],
    ['of 31 blocks', { blocks: Array(31).fill(block) }],
    ['no list', { blocks: { a: block } }],
    ['with words beside it', { text: 'x' }],
    ['with a time of its own', { updatedAt: Timestamp.now() }],
    ['of nobody', { personId: '' }],
  ])('is refused %s', (_, change) => assertFails(put(change)))
  it('is its manager’s alone', async () => {
    await assertFails(
      setDoc(doc(db, blocksDraftPath('X', 'demo_5')), {
        schema: 1,
        personId,
        blocks: [block],
        updatedAt: serverTimestamp(),
      }),
    )
    await assertFails(getDoc(doc(db, blocksDraftPath('X', 'demo_5'))))
  })
})

describe('queries around the rules', () => {
  it('finds no messages by collection group', async () => {
    for (const role of ['M', 'MR', 'A'] as const) {
      const other = as(env, role).firestore() as unknown as Firestore
      await assertFails(getDocs(collectionGroup(other, 'messages')))
      await assertFails(getDocs(query(collectionGroup(other, 'messages'), where('personId', '==', personId))))
    }
  })
  it('shows an assignee nobody else by a wider query', async () => {
    const other = as(env, 'MR').firestore() as unknown as Firestore
    await assertFails(getDocs(query(collectionGroup(other, 'people'))))
    await assertFails(
      getDocs(query(collectionGroup(other, 'people'), where('assigneeId', 'in', ['MR', 'MA']))),
    )
  })
  it('counts nobody whom the manager may not see: a count is a list', async () => {
    const other = as(env, 'MR').firestore() as unknown as Firestore
    for (const name of ['people', 'search', 'chats', 'cards', 'dialogs'])
      await assertFails(getCountFromServer(collection(other, name)))
    await assertFails(getCountFromServer(collection(other, `chats/${chatId}/messages`)))
    const own = query(collection(other, 'people'), where('assigneeId', '==', 'MR'))
    await assertSucceeds(getCountFromServer(own))
  })
})
