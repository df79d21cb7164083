import { Timestamp } from 'firebase-admin/firestore'
import type { Bridge } from '../../../bridge/startBridge.ts'
import { connectVk } from '../connectVk.ts'
import { drain, isOutboxEmpty } from '../drain.ts'
import { eachInTurn } from '../eachInTurn.ts'
import { judgeDelivered } from '../judgeDelivered.ts'
import { killWhile } from '../killWhile.ts'
import type { Line } from '../Line.ts'
import { readStored } from '../readStored.ts'
import type { Scenario } from '../Scenario.ts'

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
const moments = ['send.after:12', 'claimHead.after:30']
const PAGE = 400

/** A tunnel's step for everybody in it at once, with every run of it called twice: each is led on once, and hears it once. */
export const tunnel: Scenario = {
  name: 'a tunnel, everybody due at once',
  goal: 'tunnels',
  full: 10_000,
  small: 120,
  leaseSeconds: 2,
  mustStrike: () => ['timeout-after-accept', 'reset', 'status', 'kill'],

  async run(bridge, size) {
    const { n } = size
    // First of all: an instance remembers for a while which tunnels run.
    const live = { title: 'Many', version: 1, keywords: [], everySubscription: false, again: false }
    await bridge.db.doc('settings/tunnels').set({ schema: 1, tunnels: { [TUNNEL]: live } })
    const lines = [await connectVk(bridge, 1), await connectVk(bridge, 2)]
    await eachInTurn(n, 8, (lane, index) => lineOf(lines, index).say(index, `m-hello-${lane}-${index}`))
    // What their coming sets going writes names, too: it has come to rest when all of them can be found.
    const found = bridge.db.collection('search').count()
    await drain(bridge, async () => (await found.get()).data().count >= n, 0)
    const expected = await enter(bridge, lines, n)

    const out = { direction: 'out', method: 'messages.send' }
    const strikes = (nth: number) => (size.fixed ? { nth } : { p: 0.025 })
    await bridge.sim('faults', [
      { ...out, do: 'timeout-after-accept', ms: 50, ...strikes(3) },
      { ...out, do: 'reset', accepted: true, ...strikes(8) },
      { ...out, do: 'status', code: 10, accepted: true, ...strikes(13) },
      { ...out, do: 'status', code: 6, scope: 'chat', ...strikes(18) },
    ])
    const isDone = async () => {
      // Two runs of the schedule at once, as when one overlaps the next.
      await Promise.all([1, 2].map(() => bridge.stepTunnels().catch(() => undefined)))
      const due = bridge.db.collection('tunnelRuns').where('state', '==', 'running').count()
      return (await due.get()).data().count === 0 && (await isOutboxEmpty(bridge))
    }
    const killed = await killWhile(bridge, size, moments, () => drain(bridge, isDone, 0))
    const stored = (await Promise.all(lines.map(line => readStored(bridge, line)))).flat()
    const { delivered } = await bridge.sim<{ delivered: Parameters<typeof judgeDelivered>[2] }>('ledger')
    const judged = judgeDelivered(expected, stored, delivered)
    return {
      n,
      ...judged,
      broken: [...judged.broken, ...(await recount(bridge, n))],
      struck: { kill: killed },
    }
  },
}

const lineOf = (lines: readonly Line[], index: number): Line => lines[index % lines.length]!

/** Puts everybody into the tunnel, due now; answers what each is to hear. */
async function enter(
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

/** What does not fit: runs that did not take exactly one step, and people without their tag. */
async function recount(bridge: Bridge, n: number): Promise<readonly string[]> {
  const runs = await bridge.db.collection('tunnelRuns').get()
  const wrong = runs.docs.filter(doc => doc.get('step') !== 2 || doc.get('state') !== 'finished').length
  const tagged = (
    await bridge.db.collection('cards').where('tags', 'array-contains', 'reached').count().get()
  ).data().count
  return [
    ...(wrong ? [`${wrong} runs did not take one step`] : []),
    ...(tagged === n ? [] : [`${tagged} of ${n} were tagged`]),
  ]
}
