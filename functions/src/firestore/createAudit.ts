import type { Firestore } from 'firebase-admin/firestore'
import type { Audit } from '../usecases/Audit.ts'
import { toStored } from './instants.ts'

/** The audit in Firestore; its entries are only ever added. */
export const createAudit =
  (db: Firestore): Audit =>
  async entry => {
    await db.collection('audit').add(toStored({ schema: 1, ...entry }))
  }
