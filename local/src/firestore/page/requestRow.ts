import type { JournalEntry } from '../service/Journal.ts'
import type { JsonObject } from '../service/Json.ts'
import type { Caller } from '../service/Service.ts'
import { databaseIdOf } from '../value/resourceName.ts'
import { formatQuery } from './formatQuery.ts'
import { reasonsOf } from './reasonsOf.ts'

/** A request as a row of the page. `outcome`: `allowed`, `denied`, `free` (no rules asked) or `failed` (allowed, then refused by a precondition). */
export function requestRow(seq: number, entry: JournalEntry): JsonObject {
  const { verdict, failure } = entry
  const outcome =
    verdict?.allowed === false
      ? 'denied'
      : failure !== null
        ? 'failed'
        : verdict === null
          ? 'free'
          : 'allowed'
  return {
    seq,
    at: entry.at,
    database: databaseIdOf(entry.database),
    who: who(entry.caller),
    method: entry.method,
    live: entry.live,
    path: entry.path,
    query: entry.query === null ? null : formatQuery(entry.query),
    part: entry.part === null ? null : { ...entry.part },
    outcome,
    line: verdict?.allowed === true ? verdict.line : null,
    reasons: verdict?.allowed === false ? reasonsOf(verdict.message) : [],
    failure,
    ruleReads: entry.ruleReads.length,
  }
}

/** Claims that every token has, or that say nothing about rights. */
const usual = new Set(
  'iss aud sub uid user_id auth_time iat exp firebase sign_in_provider email_verified name picture email'.split(
    ' ',
  ),
)

/** Who asks: `owner`, `user` with the claims of its own, or `nobody`. */
export function who(caller: Caller): JsonObject {
  if (caller.kind === 'owner') return { kind: 'owner' }
  if (caller.auth === null) return { kind: 'nobody' }
  const { uid, token } = caller.auth
  const claims = Object.entries(token).filter(([claim]) => !usual.has(claim))
  return { kind: 'user', uid, email: token['email'] ?? null, claims: Object.fromEntries(claims) }
}
