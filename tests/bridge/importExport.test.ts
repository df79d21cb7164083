import { randomUUID } from 'node:crypto'
import type { Storage } from '@google-cloud/storage'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportLine, WhenKnown } from '../../domain/src/ImportLine.ts'
import { partLines } from '../../domain/src/partLines.ts'
import { jobPartPath } from '../../domain/src/paths.ts'
import { createJobs } from '../../functions/src/firestore/createJobs.ts'
import type { Bridge } from './startBridge.ts'
import { boss, startJobs } from './startJobs.ts'

const until = { timeout: 30_000, interval: 50 }
const other = { uid: 'other', access: 'all', role: 'admin' } as const
const anna = { uid: 'anna', access: 'all' } as const
let bridge: Bridge
let bucket: ReturnType<Storage['bucket']>

beforeAll(async () => {
  ;({ bridge, bucket } = await startJobs())
  const manager = { schema: 1, active: true, access: 'all' }
  await bridge.db.doc('managers/other').set({ ...manager, role: 'admin', name: 'Other' })
  await bridge.db
    .doc('dictionaries/tags')
    .set({ schema: 1, entries: { vip: { title: '=VIP', order: 0 }, old: { title: 'Old', order: 1 } } })
})
afterAll(() => bridge.close())

const read = async (path: string) => (await bridge.db.doc(path).get()).data()
const job = (id: string) => read(`jobs/${id}`)
const idOf = ({ result }: { readonly result?: unknown }) => (result as { id: string }).id
const line = (number: number, more: Partial<ImportLine> = {}): ImportLine => ({
  line: number,
  name: `Person ${number}`,
  named: true,
  phones: [],
  emails: [],
  tags: [],
  note: '',
  assigneeId: null,
  plans: {},
  fields: {},
  ...more,
})

/** Opens an import and uploads its lines, as the page does. */
async function upload(lines: readonly (ImportLine | string)[], whenKnown: WhenKnown = 'skip') {
  const id = idOf(await bridge.callAs(boss, 'manageJob', { action: 'importPeople', whenKnown }))
  const parts = Math.ceil(lines.length / partLines)
  for (let part = 0; part < parts; part++) {
    const some = lines.slice(part * partLines, (part + 1) * partLines)
    const text = some.map(one => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n')
    await bucket
      .file(jobPartPath(id, part))
      .save(text, { resumable: false, contentType: 'application/x-ndjson' })
  }
  return {
    id,
    run: () => bridge.callAs(boss, 'manageJob', { action: 'run', id, parts, total: lines.length }),
  }
}
async function importAll(lines: readonly (ImportLine | string)[], whenKnown?: WhenKnown): Promise<string> {
  const { id, run } = await upload(lines, whenKnown)
  expect((await run()).result).toEqual({ ok: true, id })
  await expect.poll(async () => (await job(id))?.['state'], until).toBe('done')
  return id
}
const imported = async (id: string) =>
  (await bridge.db.collection('people').get()).docs.filter(doc => doc.id.startsWith(`p-import-${id}-`))

describe('an import', () => {
  it('makes people who are found, without chats and behind all others, and leaves no file', async () => {
    const phone = '+380671234567'
    const id = await importAll([
      line(1, { phones: [phone], emails: ['a@b.ua'], tags: ['vip'], note: 'x', assigneeId: 'anna' }),
      line(2, { plans: { course: 'new' }, fields: { city: 'Київ' } }),
    ])
    expect(await job(id)).toMatchObject({ done: 2, failed: 0, skipped: 0, total: 2 })
    const row = await read(`people/p-import-${id}-1`)
    expect(row).toMatchObject({
      chats: {},
      unread: 0,
      assigneeId: 'anna',
      facets: ['email', 'phone', 'tag:vip'],
    })
    expect(row?.['lastMessageAt'].toMillis()).toBe(0)
    const card = await read(`cards/p-import-${id}-2`)
    expect(card).toMatchObject({ salesPlans: { course: { stageId: 'new' } }, fields: { city: 'Київ' } })
    expect((await read(`search/p-import-${id}-1`))?.['tokens']).toContain('person')
    const left = () => [...bridge.bucket.objects.keys()].filter(name => name.includes(id))
    await expect.poll(left, until).toEqual([])
    const audit = await bridge.db.collection('audit').where('what', '==', 'people_import').get()
    expect(audit.docs.map(doc => doc.get('about'))).toContain(id)
  })

  it('leaves, changes or doubles who is known, as was asked', async () => {
    const [phone, email] = ['+380501110001', 'known@b.ua']
    const first = await importAll([line(1, { phones: [phone], tags: ['old'], note: 'kept' })])
    const known = `p-import-${first}-1`
    const again = line(1, { name: 'Renamed', phones: [phone], emails: [email], tags: ['vip'] })

    const skipping = await importAll([again, line(2, { phones: [phone] })])
    expect(await job(skipping)).toMatchObject({ done: 2, skipped: 2 })
    expect(await imported(skipping)).toEqual([])
    expect((await read(`cards/${known}`))?.['name']).toBe('Person 1')

    const updating = await importAll(
      [again, line(2, { emails: [email.toUpperCase()], note: 'more' })],
      'update',
    )
    expect(await imported(updating)).toEqual([])
    expect(await read(`cards/${known}`)).toMatchObject({
      name: 'Person 2',
      phones: [phone],
      emails: [email],
      tags: ['old', 'vip'],
      note: 'kept\n\nmore',
    })
    await expect.poll(async () => (await read(`people/${known}`))?.['name'], until).toBe('Person 2')

    const adding = await importAll([again, line(2, { phones: [phone] })], 'add')
    expect(await imported(adding)).toHaveLength(2)
  })

  it('meets the people of its own file', async () => {
    const phone = '+380501110002'
    const id = await importAll(
      [line(1, { phones: [phone] }), line(2, { phones: [phone], note: 'second' })],
      'update',
    )
    expect(await imported(id)).toHaveLength(1)
    expect(await read(`cards/p-import-${id}-1`)).toMatchObject({ name: 'Person 2', note: 'second' })
  })

  it('says which lines could not be taken in', async () => {
    const phone = '+380501110003'
    await importAll([line(1, { phones: [phone], note: 'x'.repeat(4000) })])
    const id = await importAll(
      [
        '{"line":',
        line(2, { phones: [phone], note: 'y'.repeat(4000) }),
        JSON.stringify({ ...line(3), name: 7 }),
      ],
      'update',
    )
    expect(await job(id)).toMatchObject({
      done: 3,
      failed: 3,
      problems: expect.arrayContaining([
        { line: 1, why: 'bad_line' },
        { line: 2, why: 'too_large' },
        { line: 3, why: 'bad_line' },
      ]),
    })
  })

  it('goes on in another run where one was killed, and adds nobody twice', async () => {
    // Far more than are taken in before somebody looks again.
    const lines = Array.from({ length: 2 * partLines }, (_, index) => line(index + 1))
    const { id, run } = await upload(lines)
    await run()
    await expect.poll(async () => (await job(id))?.['done'], { ...until, interval: 10 }).toBeGreaterThan(0)
    await bridge.kill()
    const before = (await job(id))?.['done']
    await bridge.revive()
    expect(before).toBeLessThan(lines.length)
    await expect
      .poll(
        async () => {
          await bridge.sweepJobs()
          const { state, error } = (await job(id)) ?? {}
          return error ?? state
        },
        { timeout: 120_000, interval: 500 },
      )
      .toBe('done')
    expect(await job(id)).toMatchObject({ done: lines.length, failed: 0, skipped: 0 })
    expect(await imported(id)).toHaveLength(lines.length)
  }, 150_000)

  it('is cancelled: no more are taken in, and its files are gone', async () => {
    const lines = Array.from({ length: 2 * partLines }, (_, index) => line(index + 1))
    const { id, run } = await upload(lines)
    await run()
    await expect.poll(async () => (await job(id))?.['done'], until).toBeGreaterThan(0)
    expect((await bridge.callAs(boss, 'manageJob', { action: 'cancel', id })).result).toEqual({
      ok: true,
      id,
    })
    const { length } = await imported(id)
    expect((await job(id))?.['state']).toBe('cancelled')
    expect([...bridge.bucket.objects.keys()].filter(name => name.includes(id))).toEqual([])
    // Nothing works on it any longer, however often somebody is sent for.
    await bridge.sweepJobs()
    await importAll([line(1)])
    await importAll([line(1)])
    expect(await imported(id)).toHaveLength(length)
    expect(length).toBeLessThan(lines.length)
  })

  it('fails when a part never came', async () => {
    const id = idOf(await bridge.callAs(boss, 'manageJob', { action: 'importPeople', whenKnown: 'skip' }))
    await bridge.callAs(boss, 'manageJob', { action: 'run', id, parts: 1, total: 5 })
    await expect.poll(async () => (await job(id))?.['state'], until).toBe('failed')
    expect((await job(id))?.['error']).toBe('part_missing')
  })

  it('is only for admins, each their own', async () => {
    const open = { action: 'importPeople', whenKnown: 'skip' }
    expect((await bridge.callAs(null, 'manageJob', open)).error).toBe('UNAUTHENTICATED')
    expect((await bridge.callAs(anna, 'manageJob', open)).error).toBe('PERMISSION_DENIED')
    expect((await bridge.callAs({ ...anna, role: 'admin' }, 'manageJob', open)).error).toBe(
      'PERMISSION_DENIED',
    )
    expect((await bridge.callAs(boss, 'manageJob', { action: 'other' })).error).toBe('INVALID_ARGUMENT')
    const { id } = await upload([line(1)])
    const run = { action: 'run', id, parts: 1, total: 1 }
    for (const request of [run, { action: 'cancel', id }])
      expect((await bridge.callAs(other, 'manageJob', request)).result).toEqual({
        ok: false,
        why: 'not_yours',
      })
    expect((await bridge.callAs(boss, 'manageJob', { ...run, total: 5000 })).result).toEqual({
      ok: false,
      why: 'not_open',
    })
    expect((await bridge.callAs(boss, 'manageJob', { ...run, id: 'nothing' })).result).toEqual({
      ok: false,
      why: 'gone',
    })
  })
})

describe('an export', () => {
  const exported = async (filter = '', language = 'ru') => {
    const id = idOf(await bridge.callAs(boss, 'manageJob', { action: 'exportPeople', filter, language }))
    await expect.poll(async () => (await job(id))?.['state'], until).toBe('done')
    const file = bridge.bucket.objects.get(`jobs/${id}/people.csv`)
    return { id, text: file?.bytes.toString('utf8') ?? '' }
  }
  const rowsOf = (text: string) => Papa.parse<string[]>(text.slice(1).trimEnd()).data

  it('has everybody, once, with nothing that a table program runs', async () => {
    const evil = ['=HYPERLINK("http://evil")', '@SUM(1)', '-5', '\tx', 'a"b;c\nd']
    const id = await importAll(evil.map((name, index) => line(index + 1, { name, tags: ['vip'] })))
    const { id: exportId, text } = await exported()
    expect(text.startsWith('\ufeff')).toBe(true)
    const [head, ...rows] = rowsOf(text)
    expect(head?.slice(0, 4)).toEqual(['Имя', 'Телефоны', 'Почта', 'Теги'])
    const people = (await bridge.db.collection('people').count().get()).data().count
    expect(rows).toHaveLength(people)
    expect(rows.flat().filter(cell => /^[=+\-@\t\r]/u.test(cell))).toEqual([])
    const names = rows.filter(row => row[3] === "'=VIP").map(row => row[0])
    expect(names).toEqual(
      expect.arrayContaining(['\'=HYPERLINK("http://evil")', "'@SUM(1)", "'-5", 'a"b;c\nd']),
    )
    expect(await job(exportId)).toMatchObject({
      done: people,
      total: people,
      path: `jobs/${exportId}/people.csv`,
    })
    const left = () => [...bridge.bucket.objects.keys()].filter(name => name.includes(exportId))
    await expect.poll(left, until).toEqual([`jobs/${exportId}/people.csv`])
    expect(await imported(id)).toHaveLength(evil.length)
  })

  it('of a filter has those whom it means', async () => {
    const name = randomUUID().slice(0, 8).replaceAll(/\d/gu, 'x')
    await importAll([
      line(1, { name, phones: ['+380501119999'], tags: ['old'] }),
      line(2, { name }),
      line(3, { name, phones: ['+380501119998'], tags: ['old'] }),
    ])
    const { text } = await exported(`n-${name}~t-old~p-9999`, 'en')
    const rows = rowsOf(text).slice(1)
    expect(rows.map(row => row.slice(0, 4))).toEqual([[name, "'+380501119999", '', 'Old']])
  })
})

it('a job that nobody works on is sent for once in the time that a run has to come', async () => {
  const jobs = createJobs(bridge.db, 'europe-west1')
  const [long, now] = [Date.now() - 60_000, Date.now()]
  await bridge.db.doc('jobs/stalled').set({
    ...{ schema: 1, kind: 'importPeople', state: 'running', by: { id: 'boss', name: 'Boss' } },
    ...{ done: 0, failed: 0, skipped: 0, total: 1, parts: 1 },
    ...{ startedAt: new Date(long), updatedAt: new Date(long) },
  })
  const before = now - 6000
  expect(await jobs.stalled(before)).toContain('stalled')
  const woken = await Promise.all(Array.from({ length: 4 }, () => jobs.wake('stalled', before, now)))
  expect(woken.filter(Boolean)).toHaveLength(1)
  expect(await jobs.stalled(before)).not.toContain('stalled')
  expect(await jobs.wake('stalled', now + 1, now + 2)).toBe(true)
})

it('goes on when Storage did not answer for a while', async () => {
  const rows = Array.from({ length: 40 }, (_, index) => line(index + 1, { name: `Пациент ${index}` }))
  await importAll(rows)
  const id = idOf(
    await bridge.callAs(boss, 'manageJob', { action: 'exportPeople', filter: 'n-Пациент', language: 'ru' }),
  )
  bridge.bucket.refuse(1)
  bridge.bucket.refuseReads(2)
  await expect.poll(async () => (await job(id))?.['state'], until).toBe('done')
  const text = bridge.bucket.objects.get(`jobs/${id}/people.csv`)?.bytes.toString('utf8') ?? ''
  expect(Papa.parse<string[]>(text.slice(1).trimEnd()).data).toHaveLength(rows.length + 1)
})

it('a week later a job and its file are gone', async () => {
  const { db } = bridge
  const path = 'jobs/past/people.csv'
  await bucket.file(path).save('x', { resumable: false })
  const old = new Date(Date.now() - 8 * 24 * 3_600_000)
  await db.doc('jobs/past').set({ schema: 1, kind: 'exportPeople', state: 'done', updatedAt: old })
  await db.doc('jobs/catchUp-kept').set({ schema: 1, channelId: 'kept', caughtUpAt: old })
  await bridge.sweepJobs()
  expect(await job('past')).toBeUndefined()
  expect(bridge.bucket.objects.has(path)).toBe(false)
  expect(await job('catchUp-kept')).toBeDefined()
})
