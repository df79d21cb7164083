import { expect, it } from 'vitest'
import type { Database } from './createDatabase.ts'
import { createDatabases } from './createDatabases.ts'

const name = 'projects/p/databases/(default)'
const setup = () => {
  let instant = 0n
  return createDatabases(() => (instant += 1n))
}
const put = (database: Database, time: bigint, exists = true): void => {
  const document = { path: 'a/1', fields: new Map(), createTime: time, updateTime: time }
  const before = database.get('a/1')
  database.apply(time, [{ path: 'a/1', before, after: exists ? document : null }])
}

it('keeps nothing of a name that was only asked for', () => {
  const databases = setup()
  databases.get(name).index('c:a', { contains: null, fields: [], nameDirection: 'ASC' })
  expect([...databases.all()]).toEqual([])
})

it('keeps a database while it is held, and afterwards only when it was written to', () => {
  const databases = setup()
  const database = databases.get(name)
  const [release, releaseToo] = [databases.hold(database), databases.hold(database)]
  release()
  release()
  expect(databases.get(name)).toBe(database)
  releaseToo()
  expect([...databases.all()]).toEqual([])

  const written = databases.get(name)
  const done = databases.hold(written)
  put(written, 10n)
  done()
  expect([...databases.all()]).toEqual([written])
})

it('forgets an emptied database with its past, unless somebody holds it', () => {
  const databases = setup()
  const database = databases.get(name)
  databases.keep(database)
  put(database, 10n)
  databases.forget(database)
  expect(databases.get(name)).toBe(database)
  put(database, 11n, false)
  const release = databases.hold(database)
  databases.forget(database)
  expect(databases.get(name)).toBe(database)
  release()
  databases.forget(database)
  expect([...databases.all()]).toEqual([])
  // What was before is not told to be nothing.
  expect(databases.get(name).history.since(1n)).toBeNull()
  expect(databases.get('projects/q/databases/d').history.since(1n)).not.toBeNull()
})

it('remembers of a thousand names when they were forgotten, and of all others the latest of those', () => {
  const databases = setup()
  for (let index = 0; index < 1002; index++) {
    const database = databases.get(`projects/p${index}/databases/d`)
    databases.keep(database)
    databases.forget(database)
  }
  expect(databases.get('projects/p1/databases/d').history.since(2n)).toBeNull()
  expect(databases.get('projects/p1/databases/d').history.since(3n)).not.toBeNull()
  expect(databases.get('projects/p1001/databases/d').history.since(3n)).toBeNull()
})
