import type { SendFailure } from '@chats/domain/Sending'
import { z } from 'zod'
import { openWire } from '../openWire.ts'
import { postForm } from './postForm.ts'
import { vkError } from './vkError.ts'

/** A community and where VK's API is called for it. */
export interface Community {
  readonly token: string
  /** The API, without a slash at the end; `/method/…` is added. */
  readonly apiRoot: string
  /** How long to wait for an answer. */
  readonly timeoutMs: number
}

/** The result of a call, or why there is none; `said` is VK's own description. */
export type Called<T> =
  | { readonly ok: true; readonly result: T }
  | { readonly ok: false; readonly failure: SendFailure; readonly said: string }

/** The API's version that everything here was read for: https://dev.vk.com/reference/versions */
export const apiVersion = '5.199'

const answerSchema = z.union([
  z.object({ error: z.looseObject({ error_code: z.number().int(), error_msg: z.string().catch('') }) }),
  z.object({ response: z.unknown() }),
])

/**
 * Calls a method of VK's API once, on a connection of its own. An answer that is none, or of another shape than `result`,
 * leaves open what happened.
 */
export async function callVk<S extends z.ZodType>(
  community: Community,
  method: string,
  params: Readonly<Record<string, string | number>>,
  result: S,
): Promise<Called<z.infer<S>>> {
  const { token, apiRoot, timeoutMs } = community
  const wire = openWire(apiRoot)
  const fields = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]))
  try {
    const { text } = await postForm(
      `${apiRoot}/method/${method}`,
      { ...fields, access_token: token, v: apiVersion },
      { agent: wire.agent, timeoutMs },
    )
    const answer = answerSchema.parse(JSON.parse(text))
    if ('error' in answer) {
      return { ok: false, failure: vkError(answer.error), said: answer.error.error_msg.slice(0, 300) }
    }
    return { ok: true, result: result.parse(answer.response) }
  } catch {
    return { ok: false, failure: { class: wire.reached() ? 'ambiguous' : 'pre_send' }, said: 'no answer' }
  }
}
