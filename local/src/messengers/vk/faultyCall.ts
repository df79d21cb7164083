import type { FaultRule } from '../createFaults.ts'
import type { ApiAnswer } from './callMethod.ts'
import type { RateWall } from './createRateWall.ts'
import { Refusal } from './Refusal.ts'

/** How a call ends: an answer, a bare HTTP status or a cut connection, each perhaps late. `ms` is virtual. */
export interface Outcome {
  answer: ApiAnswer | 'cut' | number
  ms: number
  /** What VK itself thinks of the call, whatever the caller hears; undefined when it never saw it. */
  truth: ApiAnswer | undefined
}

/** The party of a call, and how a refusal is worded for it. */
export interface FaultParty {
  wall: RateWall
  group: number
  peer: string | undefined
  refuse(refusal: Refusal): ApiAnswer
}

const hangMs = 30_000
const slowMs = 3_000
const httpErrors = [500, 502, 503, 504]
const rateErrors = [6, 9, 29]

function statusOf(rule: FaultRule, { wall, group, peer, refuse }: FaultParty): ApiAnswer | number {
  const code = rule.code ?? 10
  if (httpErrors.includes(code)) return code
  const seconds = rule.retry_after ?? rule.seconds ?? (code === 6 ? 1 : 0)
  if (rateErrors.includes(code) && seconds > 0) {
    return refuse(wall.raise(group, rule.scope === 'chat' ? peer : undefined, code, seconds))
  }
  return refuse(new Refusal(code, rule.description))
}

/** Runs a call, with a fault on top when there is one; only `accepted` kinds of faults let the call have its effect. */
export async function faultyCall(
  rule: FaultRule | undefined,
  party: FaultParty,
  run: () => Promise<ApiAnswer>,
): Promise<Outcome> {
  const plainly = (answer: ApiAnswer, ms = 0): Outcome => ({ answer, truth: answer, ms })
  switch (rule?.do) {
    case 'status': {
      const answer = statusOf(rule, party)
      if (rule.accepted) return { answer, truth: await run(), ms: rule.ms ?? 0 }
      return { answer, truth: typeof answer === 'number' ? undefined : answer, ms: rule.ms ?? 0 }
    }
    case 'blocked':
      return plainly(party.refuse(new Refusal(901)))
    case 'revoked':
      return plainly(party.refuse(new Refusal(5, 'User authorization failed: invalid access_token (4).')))
    case 'reset':
      return { answer: 'cut', truth: rule.accepted ? await run() : undefined, ms: rule.ms ?? 0 }
    case 'timeout-after-accept':
      return { answer: 'cut', truth: await run(), ms: rule.ms ?? hangMs }
    case 'slow':
      return plainly(await run(), rule.ms ?? slowMs)
    default:
      return plainly(await run())
  }
}
