import type { Firestore } from '@google-cloud/firestore'
import { measureFrames } from './measureFrames.ts'
import { measureListeners } from './measureListeners.ts'
import { measureReads, storeRows } from './measureReads.ts'
import { measureRules } from './measureRules.ts'
import { measureStored } from './measureStored.ts'
import { measureWrites } from './measureWrites.ts'
import type { Figure, Row } from './Row.ts'
import { startServer } from './startServer.ts'
import type { Server, Which } from './startServer.ts'

const ROUNDS = 3
const FAN_OUTS = [
  { listeners: 1, samples: 15 },
  { listeners: 20, samples: 10 },
  { listeners: 200, samples: 5 },
]

/** Both servers, and what only this project's is asked for, each figure once. */
export interface FirestoreFigures {
  readonly beside: readonly Row[]
  readonly alone: readonly Figure[]
}

interface Side {
  readonly kind: Which['kind']
  readonly server: Server
  readonly db: Firestore
  readonly figures: Figure[]
}

/**
 * This project's Firestore server beside the one from npm: the same client code on each in turn, so that what slows the
 * machine down slows both.
 */
export async function measureFirestore(say: (text: string) => void): Promise<FirestoreFigures> {
  const beside = await measureBeside(say)
  const alone = [...(await measureStored(say)), ...(await measureRules())]
  return { beside, alone }
}

async function measureBeside(say: (text: string) => void): Promise<readonly Row[]> {
  const ours = await openSide('ours')
  const peer = await openSide('peer')
  const onEach = async (measure: (side: Side) => Promise<readonly Figure[]>) => {
    for (const side of [ours, peer]) side.figures.push(...(await measure(side)))
  }
  try {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const name = String(round)
      await onEach(({ kind }) => measureStart(kind))
      await onEach(({ server, db }) => measureWrites(server, db, name))
      say(`round ${round} of ${ROUNDS}: starts and writes`)
      for (const { db } of [ours, peer]) await storeRows(db, `rows-${name}`)
      await onEach(({ server, db }) => measureReads(server, db, `rows-${name}`))
      await onEach(({ server }) => measureFrames(server, name))
      say(`round ${round} of ${ROUNDS}: reads`)
      for (const fanOut of FAN_OUTS)
        await onEach(({ server, db }) => measureListeners(server, db, { round: name, ...fanOut }))
      say(`round ${round} of ${ROUNDS}: listeners`)
    }
  } finally {
    for (const { db, server } of [ours, peer]) {
      await db.terminate()
      await server.stop()
    }
  }
  return rowsOf(ours.figures, peer.figures)
}

async function openSide(kind: Which['kind']): Promise<Side> {
  const { server } = await startServer({ kind })
  return { kind, server, db: server.open(), figures: [] }
}

async function measureStart(kind: Which['kind']): Promise<readonly Figure[]> {
  const { server, start } = await startServer({ kind })
  await server.stop()
  return [
    { what: 'start, until the port is open', unit: 'ms', value: start.listening },
    { what: 'start, until a read is answered', unit: 'ms', value: start.answering },
  ]
}

function rowsOf(ours: readonly Figure[], peer: readonly Figure[]): readonly Row[] {
  const called = (figures: readonly Figure[], what: string) => figures.filter(figure => figure.what === what)
  return [...new Map(ours.map(({ what, unit }) => [what, unit]))].map(([what, unit]) => ({
    what,
    unit,
    ours: called(ours, what),
    peer: called(peer, what),
  }))
}
