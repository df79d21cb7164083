import { z } from 'zod'
import { pushAddressSchema } from './PushDevice.ts'

/**
 * What a manager asks about pushes to a browser of theirs; the request of the callable `managePush`. `key` is what a
 * browser subscribes with, `add` has it pushed to from now on, `try` pushes something to it at once.
 */
export const pushRequestSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('key') }),
  pushAddressSchema.extend({ action: z.literal('add'), name: z.string().max(80) }),
  z.object({ action: z.literal('try'), endpoint: z.string().max(1000) }),
])
export type PushRequest = z.infer<typeof pushRequestSchema>

/** `unknown_service`: no push service that we push to. `gone`: the browser is not pushed to any longer. */
export type PushAnswer =
  | { readonly ok: true; readonly key?: string }
  | { readonly ok: false; readonly why: 'unknown_service' | 'gone' | 'refused' | 'later' }
