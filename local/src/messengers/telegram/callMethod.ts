import type { MethodContext } from './Method.ts'
import { methods } from './methods/methods.ts'
import { Refusal } from './Refusal.ts'

/** An answer of the Bot API. */
export type ApiAnswer =
  | { ok: true; result: unknown; description?: string }
  | { ok: false; error_code: number; description: string; parameters?: Record<string, unknown> }

/** The answer that says a refusal. */
export const refused = ({ code, message, parameters }: Refusal): ApiAnswer => ({
  ok: false,
  error_code: code,
  description: message,
  ...(parameters ? { parameters } : {}),
})

/** Runs a method of the Bot API; refusals become answers. */
export async function callMethod(name: string, context: MethodContext): Promise<ApiAnswer> {
  const found = methods.get(name.toLowerCase())
  if (!found) return refused(new Refusal(404, 'Not Found: method not found'))
  try {
    const result: unknown = await found.method(context)
    if (typeof result === 'object' && result !== null && 'description' in result && 'result' in result) {
      return { ok: true, result: result.result, description: String(result.description) }
    }
    return { ok: true, result }
  } catch (error) {
    if (error instanceof Refusal) return refused(error)
    throw error
  }
}

/** The method's name as Telegram writes it. */
export const methodName = (given: string) => methods.get(given.toLowerCase())?.name ?? given
