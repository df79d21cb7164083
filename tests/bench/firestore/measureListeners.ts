import type { Firestore } from '@google-cloud/firestore'
import type { Figure } from './Row.ts'
import type { Server } from './startServer.ts'
import { timeEach } from './timeEach.ts'

const LATE_MS = 60_000

/**
 * A write that every listener is to be told of, until the last has it; and a write that concerns none of them, while
 * they are open. All listen to the same page of 30.
 */
export async function measureListeners(
  server: Server,
  db: Firestore,
  {
    round,
    listeners,
    samples,
  }: { readonly round: string; readonly listeners: number; readonly samples: number },
): Promise<readonly Figure[]> {
  const room = db.collection(`room-${round}-${listeners}`)
  for (let index = 0; index < 30; index += 1) await room.doc(String(index)).set({ at: index, text: 'before' })
  const elsewhere = db.collection(`elsewhere-${round}-${listeners}`)
  await elsewhere.doc('0').set({ at: 0 })

  const reader = server.open()
  const told = createCountdown(listeners)
  const page = reader.collection(room.path).orderBy('at', 'desc').limit(30)
  let opened = told.next('before')
  const closers = Array.from({ length: listeners }, () =>
    page.onSnapshot(
      snapshot => told.saw(String(snapshot.docs[0]?.get('text'))),
      error => told.fail(error),
    ),
  )
  await opened
  const write = (index: number) => {
    opened = told.next(`after ${index}`)
    return Promise.all([opened, room.doc('29').update({ text: `after ${index}` })])
  }
  await write(-1)
  const name = listeners === 1 ? '1 listener' : `${listeners} listeners`
  const figures = [
    await timeEach(server, `fan-out to ${name}, until the last has it, p50`, samples, write),
    await timeEach(server, `an unrelated set with ${name} open, p50`, samples * 4, index =>
      elsewhere.doc('0').set({ at: index }),
    ),
  ]
  for (const close of closers) close()
  await reader.terminate()
  return figures
}

/** Waits until each of `count` listeners has seen a text. */
function createCountdown(count: number) {
  let wanted = ''
  let left = 0
  let resolve: () => void = () => undefined
  let reject: (error: unknown) => void = () => undefined
  return {
    next(text: string): Promise<void> {
      wanted = text
      left = count
      return new Promise<void>((done, fail) => {
        const late = setTimeout(() => fail(new Error(`${left} of ${count} were not told`)), LATE_MS)
        resolve = () => (clearTimeout(late), done())
        reject = error => (clearTimeout(late), fail(error))
      })
    },
    saw(text: string) {
      if (text !== wanted) return
      left -= 1
      if (left === 0) resolve()
    },
    fail: (error: unknown) => reject(error),
  }
}
