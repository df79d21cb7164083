import { HttpsError } from 'firebase-functions/https'
import { openDatabase } from '../firestore/openDatabase.ts'
import { readAdmin } from '../firestore/readAdmin.ts'
import type { Admin } from '../usecases/Audit.ts'
import { limitCalls } from './limitCalls.ts'

/** The admin who calls, by the claims of their token and by what they are now; throws for everybody else. */
export async function requireAdmin(
  auth: { readonly uid: string; readonly token: object } | undefined,
): Promise<Admin> {
  if (!auth) throw new HttpsError('unauthenticated', 'sign in first')
  const { role } = auth.token as { role?: unknown }
  if (role === 'admin') limitCalls(auth.uid)
  const admin = role === 'admin' ? await readAdmin(openDatabase(), auth.uid) : null
  if (!admin) throw new HttpsError('permission-denied', 'for admins only')
  return admin
}
