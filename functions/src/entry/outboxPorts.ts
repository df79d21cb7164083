import { outboxLeaseMs, region } from '../config.ts'
import { createChanges } from '../firestore/createChanges.ts'
import { createOutbox } from '../firestore/createOutbox.ts'
import { createWake } from '../firestore/createWake.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { createTurns } from '../usecases/createTurns.ts'
import type { DrainPorts } from '../usecases/drainChat.ts'
import { sendChange, sendMessage } from './sendClaimed.ts'
import { withFaultPoints } from './withFaultPoints.ts'

/** Of this instance: it takes many events at once. */
const inTurn = createTurns()

/** The outbox wired to Firestore, the messengers, the task queue and the clock. */
export const outboxPorts = (): DrainPorts =>
  withFaultPoints({
    outbox: createOutbox(openDatabase()),
    changes: createChanges(openDatabase()),
    inTurn,
    send: sendMessage,
    sendChange,
    wake: createWake(region, log),
    now: Date.now,
    random: Math.random,
    leaseMs: outboxLeaseMs(),
    log,
  })
