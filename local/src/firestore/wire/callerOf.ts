import type { Json } from '../service/Json.ts'
import type { Caller } from '../service/Service.ts'
import { statusError } from '../service/Status.ts'

/**
 * Who an `Authorization` header stands for. As in every emulator, nothing of a token is verified: neither signature
 * nor times nor audience. Throws UNAUTHENTICATED when it holds no readable token.
 */
export function callerOf(authorization: string | undefined): Caller {
  if (authorization === undefined || authorization === '') return { kind: 'user', auth: null }
  const token = /^(?:Bearer|Firebase) +(\S+)$/i.exec(authorization)?.[1]
  if (token === 'owner') return { kind: 'owner' }
  const payload = token === undefined ? null : payloadOf(token)
  const uid = payload?.['sub'] ?? payload?.['user_id']
  if (payload === null || typeof uid !== 'string') {
    throw statusError('UNAUTHENTICATED', 'The Authorization header holds no readable token.')
  }
  return { kind: 'user', auth: { uid, token: payload } }
}

function payloadOf(token: string): { readonly [claim: string]: Json } | null {
  const payload = token.split('.')[1]
  if (payload === undefined) return null
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
    return isClaims(claims) ? claims : null
  } catch {
    return null
  }
}

const isClaims = (claims: unknown): claims is { readonly [claim: string]: Json } =>
  typeof claims === 'object' && claims !== null && !Array.isArray(claims)
