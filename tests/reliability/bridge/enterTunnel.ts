import { Timestamp } from 'firebase-admin/firestore'
import type { Bridge } from '../../bridge/startBridge.ts'
import type { Line } from './Line.ts'

const TUNNEL = 'many'
const blocks = [
  { id: 'first', kind: 'first', title: '', keywords: [], everySubscription: false, again: false },
  { id: 'wait', kind: 'delay', title: 'Wait', wait: { type: 'for', minutes: 1 } },
  {
    id: 'say',
    kind: 'message',
    title: 'Say',
    contents: [{ id: 'say-1', kind: 'text', text: 'm-tun-{{fullName}}' }],
    rows: [],
  },
  { id: 'tag', kind: 'action', title: 'Tag', does: { type: 'tag', tagId: 'reached', add: true } },
]
const PAGE = 400

/** By which line somebody came in. */
export const lineOf = (lines: readonly Line[], index: number): Line => lines[index % lines.length]!

/** Has the tunnel run. It comes first of all: an instance remembers for a while which tunnels run. */
export async function letTunnelRun({ db }: Bridge): Promise<void> {
  const live = { title: 'Many', version: 1, keywords: [], everySubscription: false, again: false }
  await db.doc('settings/tunnels').set({ schema: 1, tunnels: { [TUNNEL]: live } })
}

/** Puts everybody into the tunnel, due now; answers what each is to hear. */
export async function enterTunnel(
  bridge: Bridge,
  lines: readonly Line[],
  n: number,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { db } = bridge
  const at = Timestamp.now()
  const by = { id: 'admin', name: 'Admin' }
  const words = { schema: 1, title: 'Many', blocks }
  await db.doc(`tunnels/${TUNNEL}`).set({ ...words, updatedAt: at, updatedBy: by, state: 'live', version: 1 })
  await db.doc(`tunnels/${TUNNEL}/versions/1`).set({ ...words, version: 1, at, by })
  const expected = new Map<string, readonly string[]>()
  const writes: [path: string, data: object, merge: boolean][] = []
  for (let index = 0; index < n; index++) {
    const line = lineOf(lines, index)
    const chatId = line.chatId(index)
    const name = `${line.channel}-${index}`
    expected.set(chatId, [`m-tun-${name}`])
    const run = {
      schema: 1,
      tunnelId: TUNNEL,
      chatId,
      title: 'Many',
      version: 1,
      round: 1,
      step: 1,
      state: 'running',
      blockId: 'wait',
      blockTitle: 'Wait',
      wait: 'delay',
      dueAt: at,
      paused: null,
      ended: null,
      passed: ['first', 'wait'],
      heard: [],
      answer: '',
      startedAt: at,
      updatedAt: at,
    }
    // The row says what the card does.
    writes.push([`cards/p-${chatId}`, { name }, true])
    writes.push([`people/p-${chatId}`, { name }, true], [`tunnelRuns/${TUNNEL}_${chatId}`, run, false])
  }
  for (let from = 0; from < writes.length; from += PAGE) {
    const batch = db.batch()
    for (const [path, data, merge] of writes.slice(from, from + PAGE))
      batch.set(db.doc(path), data, { merge })
    await batch.commit()
  }
  return expected
}
