import type { Firestore, Query } from 'firebase-admin/firestore'

/** The admins who are told what goes wrong in the company. */
export const adminsAtWork = (db: Firestore): Query =>
  db.collection('managers').where('role', '==', 'admin').where('active', '==', true).select()
