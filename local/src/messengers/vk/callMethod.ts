import type { MethodContext } from './Method.ts'
import { methods } from './methods/methods.ts'
import { Refusal } from './Refusal.ts'

/** An answer of VK's API. */
export type ApiAnswer =
  | { response: unknown }
  | {
      error: { error_code: number; error_msg: string; request_params: { key: string; value: string }[] }
    }

/** The answer that says a refusal; it repeats the parameters, without the token. */
export const refused = (
  { code, message }: Refusal,
  method: string,
  params: Record<string, string>,
): ApiAnswer => ({
  error: {
    error_code: code,
    error_msg: message,
    request_params: Object.entries({ method, oauth: '1', ...params }).map(([key, value]) => ({ key, value })),
  },
})

/** Runs a method of VK's API; refusals become answers. */
export async function callMethod(name: string, context: MethodContext): Promise<ApiAnswer> {
  const method = methods[name]
  try {
    if (!method) throw new Refusal(3, `Unknown method passed: ${name}`)
    if (context.params.text('v') === undefined) throw new Refusal(8)
    return { response: await method(context) }
  } catch (error) {
    if (error instanceof Refusal) return refused(error, name, context.params.raw)
    throw error
  }
}
