import type { FaultRule } from '../createFaults.ts'
import { refused, type ApiAnswer } from './callMethod.ts'
import type { RateWall } from './createRateWall.ts'
import { Refusal } from './Refusal.ts'

/** How a call ends: an answer, perhaps late, or a cut connection, perhaps late. `ms` is virtual. */
export interface Outcome {
  answer: ApiAnswer | 'cut'
  ms: number
  /** What the messenger itself thinks of the call, whatever the caller hears. */
  truth: ApiAnswer
}

const words: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden: bot was blocked by the user',
  404: 'Not Found',
  409: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  504: 'Gateway Timeout',
}

const hangMs = 30_000
const slowMs = 3_000

function statusOf(rule: FaultRule, wall: RateWall, bot: number, chat: string | undefined): Refusal {
  const code = rule.code ?? 500
  if (code === 429) {
    const scope = rule.scope === 'chat' ? chat : undefined
    return wall.raise(bot, scope, rule.retry_after ?? rule.seconds ?? 1)
  }
  return new Refusal(code, rule.description ?? words[code] ?? `Error ${code}`)
}

/** Runs a call, with a fault on top when there is one; only `accepted` kinds of faults let the call have its effect. */
export async function faultyCall(
  rule: FaultRule | undefined,
  party: { wall: RateWall; bot: number; chat: string | undefined },
  run: () => Promise<ApiAnswer>,
): Promise<Outcome> {
  const plainly = (answer: ApiAnswer, ms = 0): Outcome => ({ answer, truth: answer, ms })
  switch (rule?.do) {
    case 'status': {
      const said = refused(statusOf(rule, party.wall, party.bot, party.chat))
      return rule.accepted ? { answer: said, truth: await run(), ms: rule.ms ?? 0 } : plainly(said, rule.ms)
    }
    case 'blocked':
      return plainly(refused(new Refusal(403, 'Forbidden: bot was blocked by the user')))
    case 'revoked':
      return plainly(refused(new Refusal(401, 'Unauthorized')))
    case 'reset': {
      const cut = refused(new Refusal(0, 'connection reset'))
      return { answer: 'cut', truth: rule.accepted ? await run() : cut, ms: rule.ms ?? 0 }
    }
    case 'timeout-after-accept':
      return { answer: 'cut', truth: await run(), ms: rule.ms ?? hangMs }
    case 'slow':
      return plainly(await run(), rule.ms ?? slowMs)
    default:
      return plainly(await run())
  }
}
