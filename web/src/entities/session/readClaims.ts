import type { User } from 'firebase/auth'
import type { Claims } from '@chats/domain/Manager'
import { keepLocally } from '../../ui/keepLocally.ts'

const KEPT = 'chats.claims'

/**
 * Role and access from the user's token; null when functions have given none. Without a network the last known ones
 * are taken: they only shape queries, the rules decide.
 */
export async function readClaims(user: User, fresh = false): Promise<Claims | null> {
  try {
    const { claims } = await user.getIdTokenResult(fresh)
    const read = asClaims(claims)
    if (read) keepLocally(KEPT, JSON.stringify({ uid: user.uid, ...read }))
    else localStorage.removeItem(KEPT)
    return read
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'auth/network-request-failed'))
      throw error
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? 'null') as Record<string, unknown> | null
    return kept?.uid === user.uid ? asClaims(kept) : null
  }
}

function asClaims(from: Record<string, unknown>): Claims | null {
  const { role, access } = from
  if (role !== 'admin' && role !== 'manager') return null
  return { role, access: access === 'all' ? 'all' : 'assigned' }
}
